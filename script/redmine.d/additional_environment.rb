# Loaded by Redmine's config/application.rb: log only what matters, and to standard output (build/log).
config.log_level = (ENV['C10_REDMINE_LOG_LEVEL'] || 'warn').to_sym
config.colorize_logging = false
# Redmine writes its mails in threads of their own; SQLite lets one write at a time, and the sample data must not wait.
config.active_job.queue_adapter = :inline

# The library waits for a locked SQLite file without letting other threads run, the one that holds the lock among them:
# two requests that write at once would stand still for the whole timeout. A handler of ours sleeps as Ruby does.
if defined?(SQLite3::Database)
  SQLite3::Database.prepend(Module.new do
    def busy_timeout=(milliseconds)
      busy_handler { |tries| sleep(0.005) && tries * 5 < milliseconds }
    end

    def busy_timeout(milliseconds)
      self.busy_timeout = milliseconds
    end
  end)
end
