# Loaded by Redmine's config/application.rb: log only what matters, and to standard output (build/log).
config.log_level = (ENV['C10_REDMINE_LOG_LEVEL'] || 'warn').to_sym
config.colorize_logging = false
# Redmine writes its mails in threads of their own; SQLite lets one write at a time, and the sample data must not wait.
config.active_job.queue_adapter = :inline
