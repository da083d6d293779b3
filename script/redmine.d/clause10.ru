# Serves Redmine at / or, with RAILS_RELATIVE_URL_ROOT=/redmine, only below /redmine (nothing answers at /).
require_relative 'config/environment'

prefix = ENV['RAILS_RELATIVE_URL_ROOT'].to_s
if prefix.empty?
  run Rails.application
else
  map(prefix) { run Rails.application }
end
