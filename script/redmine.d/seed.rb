# Sample data for demo and tests: the organisation "Nordwind Medical Software". Run once by
# `rails runner` on a freshly migrated, empty database. All dates are relative to today.
# Writes a JSON summary (users with API keys, issues, projects) to ENV['C10_SEED_JSON'].

require 'json'
require 'digest'
require 'active_support/testing/time_helpers'
include ActiveSupport::Testing::TimeHelpers

abort 'The database is not empty; nothing was seeded.' if Tracker.exists? || Project.exists?

PASSWORD = 'clause10-demo'.freeze
FORMATTING = ENV['C10_TEXT_FORMATTING'].presence || 'textile'
NOW = Time.now

def days_ago(days, hour = 10, minute = 0)
  moment = (NOW - days.days).change(:hour => hour, :min => minute, :sec => 0)
  [moment, NOW - 5.minutes].min
end

I18n.locale = :en

# --- Settings ------------------------------------------------------------------------------------

{
  'app_title' => 'Nordwind',
  'welcome_text' => 'Projects of Nordwind Medical Software.',
  'default_language' => 'en',
  'text_formatting' => FORMATTING,
  'rest_api_enabled' => '1',
  'login_required' => '0',
  'self_registration' => '0',
  'password_min_length' => '8',
  'default_projects_public' => '0',
  'user_format' => 'firstname_lastname',
  'date_format' => '%Y-%m-%d',
  'time_format' => '%H:%M',
  'notified_events' => [],
  'gravatar_enabled' => '0',
  'attachment_max_size' => '20480',
  'default_issue_start_date_to_creation_date' => '1',
}.each {|name, value| Setting[name] = value}
Setting.clear_cache

# --- Priorities, statuses, trackers ----------------------------------------------------------------

%w(Low Normal High Urgent Immediate).each_with_index do |name, i|
  IssuePriority.create!(:name => name, :position => i + 1, :is_default => name == 'Normal')
end
DocumentCategory.create!(:name => 'ISMS documentation', :position => 1)
TimeEntryActivity.create!(:name => 'Security work', :position => 1)

statuses = ['New', 'In progress', 'Resolved', 'Closed'].each_with_index.map do |name, i|
  IssueStatus.create!(:name => name, :is_closed => name == 'Closed', :position => i + 1)
end
STATUS = statuses.index_by(&:name)

trackers = ['Incident', 'Audit', 'Change', 'Objective', 'Nonconformity', 'Corrective action'].each_with_index.map do |name, i|
  Tracker.create!(:name => name, :default_status_id => STATUS['New'].id, :position => i + 1, :is_in_roadmap => false)
end
TRACKER = trackers.index_by(&:name)
Setting.default_projects_tracker_ids = trackers.map {|t| t.id.to_s}
Setting.default_projects_modules = %w(issue_tracking wiki news documents calendar gantt)

# --- Roles and workflow ----------------------------------------------------------------------------

READ = %i(view_issues view_issue_watchers view_gantt view_calendar view_news view_documents view_files
          view_wiki_pages view_wiki_edits)
WORK = READ + %i(add_issues edit_issues add_issue_notes edit_own_issue_notes manage_issue_relations manage_subtasks
                 add_issue_watchers save_queries)

roles = {
  'ISMS Manager' => Redmine::AccessControl.permissions.select {|p|
    [:issue_tracking, :wiki, :documents, :news, :calendar, :gantt].include?(p.project_module)
  }.map(&:name) + %i(manage_versions manage_public_queries save_queries),
  'Process owner' => WORK,
  'Auditor' => WORK + %i(edit_own_issues export_wiki_pages),
  'Reader' => READ,
}.each_with_index.map do |(name, permissions), i|
  Role.create!(:name => name, :position => i + 1, :permissions => permissions, :assignable => name != 'Reader',
               :issues_visibility => 'all', :users_visibility => name == 'ISMS Manager' ? 'all' : 'members_of_visible_projects')
end
ROLE = roles.index_by(&:name)
Role.non_member.update!(:permissions => [])
Role.anonymous.update!(:permissions => [])

transitions = trackers.product(['ISMS Manager', 'Process owner', 'Auditor'], statuses, statuses).filter_map do |tracker, role, from, to|
  next if from == to

  {:tracker_id => tracker.id, :role_id => ROLE[role].id, :old_status_id => from.id, :new_status_id => to.id,
   :type => 'WorkflowTransition', :assignee => false, :author => false}
end
WorkflowTransition.insert_all!(transitions)

# --- People ----------------------------------------------------------------------------------------

def person(login, firstname, lastname)
  user = User.new(:firstname => firstname, :lastname => lastname, :mail => "#{login}@nordwind.example", :language => 'en')
  user.login = login
  user.password = user.password_confirmation = PASSWORD
  user.mail_notification = 'none'
  user.save!
  user
end

admin = User.find_by(:login => 'admin')
admin.password = admin.password_confirmation = PASSWORD
admin.must_change_passwd = false
admin.mail = 'admin@nordwind.example'
admin.mail_notification = 'none'
admin.language = 'en'
admin.save!

anna = jonas = mira = lena = nil
travel_to(days_ago(195, 8)) do
  anna = person('anna', 'Anna', 'Berger')
  jonas = person('jonas', 'Jonas', 'Weber')
  mira = person('mira', 'Mira', 'Novak')
  lena = person('lena', 'Lena', 'Hoffmann')
end

ROLE_OF = {anna => 'ISMS Manager', jonas => 'Process owner', mira => 'Auditor', lena => 'Reader'}

([admin] + ROLE_OF.keys).each do |user|
  token = Token.create!(:user => user, :action => 'api')
  # A key of a private demo on the loopback interface; the same each time, so that tests can name it.
  token.update_column(:value, Digest::SHA1.hexdigest("clause10 demo key of #{user.login}"))
end

# --- Projects --------------------------------------------------------------------------------------

def project(name, identifier, description)
  project = Project.new(:name => name, :description => description, :is_public => false)
  project.identifier = identifier
  project.enabled_module_names = %w(issue_tracking wiki news documents calendar gantt)
  project.trackers = TRACKER.values
  project.save!
  ROLE_OF.each {|user, role| Member.create!(:project => project, :principal => user, :roles => [ROLE[role]])}
  project
end

isms = plant = nil
travel_to(days_ago(190, 9)) do
  isms = project('Information Security', 'isms',
                 'Incidents, audits, changes and objectives of the information security management system of Nordwind Medical Software.')
  plant = project('Plant Operations', 'plant',
                  'Operation of the server rooms, the build plant and the test laboratories in Kiel and Rostock.')
end

IssueCustomField.create!(
  :name => 'Clause 10 record', :field_format => 'text', :text_formatting => 'full', :full_width_layout => '1',
  :is_required => false, :is_for_all => false, :visible => true, :searchable => false, :is_filter => true, :editable => true,
  :projects => [isms], :trackers => [TRACKER['Nonconformity'], TRACKER['Corrective action']]
)

# --- Issues ----------------------------------------------------------------------------------------

ISSUES = {}

# key: short name under which tests find the issue; notes: [days ago, hour, who, text, changes]
def issue(key, project:, tracker:, subject:, author:, on:, description:, assignee: nil, priority: 'Normal', due: nil, notes: [])
  created = nil
  travel_to(days_ago(*on)) do
    User.current = author
    created = Issue.new(:project => project, :tracker => TRACKER[tracker], :author => author, :subject => subject,
                        :description => description, :status => STATUS['New'], :assigned_to => assignee,
                        :priority => IssuePriority.find_by(:name => priority))
    created.start_date = Date.today
    created.due_date = due && NOW.to_date + due
    created.save!
  end
  notes.each do |days, hour, who, text, changes|
    travel_to(days_ago(days, hour, (created.id * 7) % 60)) do
      User.current = who
      entry = Issue.find(created.id)
      entry.init_journal(who, text)
      (changes || {}).each do |name, value|
        case name
        when :status then entry.status = STATUS[value]
        when :priority then entry.priority = IssuePriority.find_by(:name => value)
        else entry.public_send("#{name}=", value)
        end
      end
      entry.save!
    end
  end
  ISSUES[key] = created.id
end

issue 'laptop',
  :project => isms, :tracker => 'Incident', :author => jonas, :on => [12, 8, 40], :assignee => jonas, :priority => 'Urgent', :due => 4,
  :subject => 'Laptop with patient test data left on the train to Hamburg',
  :description => <<~TEXT,
    On the evening train from Kiel to Hamburg a field engineer left the bag with laptop NW-LT-0417 in the luggage rack. He noticed it about 40 minutes later, called the railway's lost property office from the platform and informed the service desk at 19:25.

    The laptop held an export of 212 patient records from the test system of the cardiology module. The export had been made the day before to reproduce an error at the customer's site. According to the data handling policy, exports from test systems that contain real patient data have to be pseudonymised and may leave the building only on an encrypted drive approved by the data owner. Neither was done: the export lay unpacked in the download folder and no approval was requested.

    The disk itself is encrypted with BitLocker. The device was in standby, not shut down, so the key may have been in memory when the bag was lost.

    Service desk locked the account at 19:40 and sent a remote wipe command. The device has not been online since, so the wipe has not been confirmed.
  TEXT
  :notes => [
    [12, 11, anna, 'Informed the data protection officer and the managing director. The data protection officer assesses whether the supervisory authority has to be notified; the 72 hours end the day after tomorrow at 19:25.', {:status => 'In progress'}],
    [11, 9, jonas, 'Asked the engineer how the export came to his laptop. The ticket of the customer asked for "real values", so he took them from the test system. He did not know that the test system was filled from a production copy in spring and that the pseudonymisation job had been switched off.'],
    [10, 15, anna, 'The authority was notified within the period. The customer was informed by telephone and in writing. All 212 records belong to one hospital.'],
    [8, 10, jonas, 'Railway lost property office: bag not found so far. We keep the search open. Certificate and VPN profile of the device were revoked.'],
    [5, 14, mira, 'Looked at the test systems of two other modules in passing: one of them also contains unmasked names. This does not look like a single mistake.'],
  ]

issue 'restore',
  :project => plant, :tracker => 'Incident', :author => jonas, :on => [20, 7, 55], :assignee => jonas, :priority => 'High', :due => 10,
  :subject => 'Quarterly restore test of the document archive failed',
  :description => <<~TEXT,
    The restore test of the document archive was started on Saturday as planned. After six hours the restore stopped because 3 of 48 backup sets could not be read. The sets belong to the weeks in which the backup server was moved to the new rack.

    The backup job had reported success in every one of these weeks. The verification run that should follow each full backup has been disabled since the move, and nobody was told.
  TEXT
  :notes => [
    [19, 10, jonas, 'Verification is enabled again. The full backup of last night was verified without errors, so the present state of the archive can be restored.', {:status => 'In progress'}],
    [17, 16, anna, 'The backup concept asks for a verified full backup each week. That was not the case for five weeks. Please find out who switched the verification off and whether other jobs are affected.'],
    [9, 9, jonas, 'The job template of the old server was copied during the move; the template has no verification step. Two more jobs use it: the wiki and the licence server.'],
  ]

issue 'vpn',
  :project => isms, :tracker => 'Incident', :author => mira, :on => [15, 13, 10], :assignee => jonas, :priority => 'High', :due => 2,
  :subject => 'VPN account of a former employee still active after seven weeks',
  :description => <<~TEXT,
    While preparing the access control audit I compared the leavers' list of personnel with the active VPN accounts. The account of a developer who left seven weeks ago is still active, including its certificate. The leaving checklist in the personnel file is signed, the line "VPN account locked" is ticked.

    The last login was three days before the last working day, so there is no sign of misuse. The account has read access to the source code of two products.
  TEXT
  :notes => [
    [15, 15, jonas, 'Account locked and certificate revoked at 15:20. Logins of the last 90 days exported and kept.', {:status => 'In progress'}],
    [13, 9, mira, 'The checklist goes to the service desk as a paper copy. The service desk has no ticket for this person, so the copy probably never arrived.'],
    [6, 11, jonas, 'Compared all 143 active accounts with the personnel list: one more account of a working student who left in summer. Locked as well.', {:status => 'Resolved'}],
  ]

issue 'phishing',
  :project => isms, :tracker => 'Incident', :author => anna, :on => [33, 9, 20], :assignee => anna, :priority => 'Normal',
  :subject => 'Phishing mail in the name of the payroll provider, one password entered',
  :description => <<~TEXT,
    Eleven employees received a mail in the name of our payroll provider asking them to confirm their bank details. Eight reported it with the button in the mail program within the first hour. One colleague from sales opened the link and entered user name and password before he became suspicious and called the service desk.

    Multi-factor authentication prevented a login with the password. The page was taken down by its provider on the same day.
  TEXT
  :notes => [
    [33, 12, jonas, 'Password reset, all sessions ended, sign-in log of the account checked: two failed logins from abroad, none successful.', {:status => 'In progress'}],
    [30, 10, anna, 'Sender domain and link blocked. Short notice with a screenshot published on the intranet.', {:status => 'Resolved'}],
    [26, 16, anna, 'No further events. The reporting button did what it should: first report after four minutes.', {:status => 'Closed'}],
  ]

issue 'badge',
  :project => plant, :tracker => 'Incident', :author => mira, :on => [6, 14, 5], :assignee => jonas, :priority => 'Normal', :due => 8,
  :subject => 'Badge left in the reader of the server room door, door held open',
  :description => <<~TEXT,
    On my way to the laboratory I found the door of server room 2 in Rostock held open with a fire extinguisher. The badge of an air-conditioning technician was stuck in the reader; nobody was in the room. I stayed until the technician came back after about ten minutes. He had fetched a spare part from his van.

    Visitors are to be accompanied in the server rooms at all times. The visitors' book has an entry for the technician but no name of the person who accompanied him.
  TEXT
  :notes => [
    [5, 9, jonas, 'Checked the door log: the door was open for 23 minutes. The alarm for "open longer than 60 seconds" was raised, but its mail goes to a colleague who is on parental leave.', {:status => 'In progress'}],
    [4, 13, jonas, 'Alarm now goes to the duty telephone. Camera recording shows only the technician and Mira.'],
  ]

issue 'malware',
  :project => plant, :tracker => 'Incident', :author => jonas, :on => [41, 16, 30], :assignee => jonas, :priority => 'Normal',
  :subject => 'Malware found on a USB stick at the test bench for infusion pumps',
  :description => <<~TEXT,
    The virus scanner of test bench 3 stopped a known worm on a USB stick that a supplier had handed over with calibration data. The bench is not connected to the office network. Nothing was executed.

    The stick had not been checked at the scanning station in the goods receiving area, although the supplier's parcel was registered there.
  TEXT
  :notes => [
    [41, 18, jonas, 'Bench taken out of service and scanned twice from a clean system. Nothing found.', {:status => 'In progress'}],
    [38, 10, jonas, 'Supplier informed. Their office PC was infected; they sent the calibration data again through the exchange server.', {:status => 'Resolved'}],
    [36, 9, anna, 'Please keep the stick sealed until the supplier audit.', {:status => 'Closed'}],
  ]

issue 'auditSuppliers',
  :project => isms, :tracker => 'Audit', :author => mira, :on => [28, 10, 0], :assignee => mira, :due => 14,
  :subject => 'Internal audit: supplier management',
  :description => <<~TEXT,
    Internal audit of supplier management according to the audit programme. Scope: selection, contracts and regular review of suppliers with access to information of classes "confidential" and "strictly confidential". Area owner: Jonas Weber.

    Sample: 8 of 37 suppliers, chosen by risk class. Criteria: supplier policy, contracts, records of the yearly reviews. Interviews with purchasing, development and plant operations.
  TEXT
  :notes => [
    [21, 12, mira, 'Opening meeting held. Purchasing provides contracts and review records for the sample by Friday.', {:status => 'In progress'}],
    [9, 15, mira, 'Fieldwork done. Of 8 suppliers 3 have no review in the last 12 months; for the translation agency no confidentiality agreement could be shown, although it receives user manuals before publication.'],
    [7, 10, jonas, 'Agreement with the agency exists from the time before the merger, but in the name of the former company. Sent to Mira.'],
  ]

issue 'auditAccess',
  :project => isms, :tracker => 'Audit', :author => mira, :on => [10, 9, 0], :assignee => mira, :due => 21,
  :subject => 'Internal audit: access control in development and plant operations',
  :description => <<~TEXT,
    Audit of access control: granting, review and withdrawal of access rights to source code, build plant and test systems. The audit takes place in Kiel and Rostock; the server rooms have no network for visitors, so checklists are needed offline.

    Criteria: access control policy, role concept, records of the half-yearly review of rights.
  TEXT
  :notes => [
    [3, 14, mira, 'Plan agreed with both sites. The incident with the VPN account of a former employee becomes part of the sample.'],
  ]

issue 'changeTickets',
  :project => isms, :tracker => 'Change', :author => jonas, :on => [25, 11, 0], :assignee => jonas, :priority => 'High', :due => 6,
  :subject => 'Migration of the ticket database to the new cluster',
  :description => <<~TEXT,
    The ticket system runs on a database server whose operating system gets no more security updates from January on. It is to be moved to the new cluster in Kiel. Expected downtime: four hours on a Sunday.

    Impact: all tickets of service desk and development, 61 GB of attachments. Roll back by switching to the old server, which stays read-only for two weeks. A full rehearsal with a copy is planned.
  TEXT
  :notes => [
    [18, 10, anna, 'Approved under the condition that the rehearsal includes a restore from backup on the new cluster.', {:status => 'In progress'}],
    [4, 17, jonas, 'Rehearsal done: 3 h 10 min. Attachments compared by checksum, no differences. The restore from backup has not been tried yet, the backup agent for the new cluster arrives next week.'],
  ]

issue 'changeFirewall',
  :project => plant, :tracker => 'Change', :author => jonas, :on => [17, 15, 0], :assignee => jonas, :due => -3,
  :subject => 'Firewall rule for remote maintenance of the build plant',
  :description => <<~TEXT,
    The manufacturer of the build plant's storage asks for remote maintenance through our gateway. One rule from the maintenance gateway to two controllers, port 443 only, opened on request for four hours at most.

    Risk assessed: low, as every session is released by the duty engineer and recorded.
  TEXT
  :notes => [
    [16, 9, anna, 'Approved for a trial until the end of the month. Please limit the source to the two addresses of the manufacturer.', {:status => 'In progress'}],
    [2, 11, mira, 'The rule is in force without an end time: the scheduled removal after four hours is missing. I saw it while reading the configuration for the access control audit.', {:priority => 'High'}],
  ]

issue 'objective',
  :project => isms, :tracker => 'Objective', :author => anna, :on => [150, 10, 0], :assignee => anna, :due => 38,
  :subject => 'Objective: close 90 % of all incidents within 30 days',
  :description => <<~TEXT,
    Security objective of this year: at least 90 % of all information security incidents are closed within 30 days after detection. Measured each month from this tracker. Responsible: ISMS manager. Reported in the management review.
  TEXT
  :notes => [
    [92, 9, anna, 'Second quarter: 84 % (16 of 19). The three late ones waited for suppliers.', {:status => 'In progress', :done_ratio => 40}],
    [24, 9, anna, 'Third quarter: 79 % (15 of 19). The objective will be missed if nothing changes; topic for the next management review.', {:done_ratio => 60}],
  ]

issue 'review',
  :project => isms, :tracker => 'Objective', :author => anna, :on => [60, 13, 0], :assignee => anna, :priority => 'Low', :due => 25,
  :subject => 'Yearly review of the information security policy',
  :description => <<~TEXT,
    The information security policy has to be reviewed at least once a year and after each significant change. The present version is eleven months old; since then the laboratory in Rostock was added to the scope. Draft by Anna Berger, approval by the managing director.
  TEXT
  :notes => [
    [14, 10, anna, 'Draft with the new scope is in the wiki. Comments from both sites are welcome until the end of the month.', {:status => 'In progress', :done_ratio => 50}],
  ]

# --- Relations and a wiki page ------------------------------------------------------------------------

User.current = mira
IssueRelation.create!(:issue_from => Issue.find(ISSUES['auditAccess']), :issue_to => Issue.find(ISSUES['vpn']), :relation_type => 'relates')
[ISSUES['auditAccess'], ISSUES['vpn']].each do |id|
  # Creating the relation added a journal entry of this moment to both; let it belong to the time of the note about it.
  entry = Issue.find(id)
  entry.journals.where(:notes => [nil, '']).last&.update_columns(:created_on => days_ago(3, 14, 10), :updated_on => days_ago(3, 14, 10))
  entry.update_columns(:updated_on => entry.journals.maximum(:created_on))
end

travel_to(days_ago(180, 9)) do
  User.current = anna
  heading = FORMATTING == 'textile' ? 'h1. ' : '# '
  page = WikiPage.new(:wiki => isms.wiki, :title => 'Wiki')
  page.save_with_content(
    WikiContent.new(
      :page => page, :author => anna,
      :text => "#{heading}Information security at Nordwind\n\nThis project holds incidents, audits, changes and objectives. Whoever sees something that is not as it should be reports it here; nobody is blamed for a report.\n"
    )
  )
end

# --- Summary -------------------------------------------------------------------------------------------

summary = {
  :users => ([admin] + ROLE_OF.keys).map {|user|
    {:login => user.login, :password => PASSWORD, :apiKey => user.reload.api_key, :name => user.name,
     :role => ROLE_OF[user] || 'Administrator', :id => user.id}
  },
  :issues => {:incident => ISSUES['laptop'], :plantIncident => ISSUES['restore']}.merge(ISSUES),
  :projects => {
    :isms => {:id => isms.id, :identifier => isms.identifier, :name => isms.name},
    :plant => {:id => plant.id, :identifier => plant.identifier, :name => plant.name},
  },
  :trackers => TRACKER.transform_values(&:id),
  :statuses => STATUS.transform_values(&:id),
  :roles => ROLE.transform_values(&:id),
  :priorities => IssuePriority.all.to_h {|priority| [priority.name, priority.id]},
  :customFields => {'Clause 10 record' => IssueCustomField.first.id},
  :textFormatting => FORMATTING,
  :redmine => Redmine::VERSION.to_s,
}
File.write(ENV.fetch('C10_SEED_JSON'), JSON.generate(summary))
