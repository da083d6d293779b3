# Small jobs on an instance's database without booting Rails.
#   db.rb setting KEY VALUE      changes a setting; a running Redmine sees it with its next request
#   db.rb restore SNAPSHOT       SQLite: puts the snapshot back, under the eyes of a running Redmine
#   db.rb touch                  makes a running Redmine forget its cached settings
# Environment: C10_SQLITE (path) or C10_PGHOST (socket folder).

STAMP = '%Y-%m-%d %H:%M:%S.%6N'

class Sqlite
  def initialize(path)
    require 'sqlite3'
    @path = path
    @db = SQLite3::Database.new(path)
    @db.busy_timeout = 20_000
  end

  def change(sql, *values)
    @db.execute(sql.gsub(/\$\d/, '?'), values)
    @db.changes
  end

  def restore(snapshot)
    source = SQLite3::Database.new(snapshot, readonly: true)
    deadline = Time.now + 20
    loop do
      backup = SQLite3::Backup.new(@db, 'main', source, 'main')
      status = backup.step(-1)
      backup.finish
      return if status == SQLite3::Constants::ErrorCode::DONE
      raise "the database stayed busy (SQLite status #{status})" if Time.now > deadline

      sleep 0.05
    end
  end
end

class Postgresql
  def initialize(host)
    require 'pg'
    @db = PG.connect(host: host, dbname: 'redmine', user: 'redmine')
  end

  def change(sql, *values)
    @db.exec_params(sql, values).cmd_tuples
  end
end

def touch(db)
  db.change('UPDATE settings SET updated_on = $1', Time.now.strftime(STAMP))
end

db = ENV['C10_SQLITE'] ? Sqlite.new(ENV['C10_SQLITE']) : Postgresql.new(ENV.fetch('C10_PGHOST'))
command, *rest = ARGV
case command
when 'setting'
  key, value = rest
  now = Time.now.strftime(STAMP)
  if db.change('UPDATE settings SET value = $1, updated_on = $2 WHERE name = $3', value, now, key).zero?
    db.change('INSERT INTO settings (name, value, updated_on) VALUES ($1, $2, $3)', key, value, now)
  end
when 'restore'
  db.restore(rest.fetch(0))
  touch(db)
when 'touch'
  touch(db)
else
  abort "db.rb: unknown command #{command}"
end
