#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace clause10::test {

/// Nonconformities as organisations write them, in English and German.
struct LabelledRecord {
  std::string_view title;
  std::string_view observation;
  std::string_view cause;
};

inline constexpr LabelledRecord labelled_records[] = {
    // 0
    {"Leavers keep VPN access for up to two weeks",
     "Three of twelve accounts of people who had left were still active in the VPN gateway.",
     "HR does not tell IT about the last working day."},
    // 1
    {"Zugänge ausgeschiedener Mitarbeiter nicht gesperrt",
     "Bei der Stichprobe waren vier Benutzerkonten ehemaliger Mitarbeiter noch aktiv.",
     "Die Personalabteilung meldet Austritte nicht an die IT."},
    // 2
    {"Access rights not reviewed for finance system",
     "The last documented review of user permissions in the accounting software is 19 months old.",
     "No owner was named for the review after a reorganisation."},
    // 3
    {"Überprüfung der Zugriffsrechte überfällig",
     "Die jährliche Rezertifizierung der Berechtigungen im ERP-System fehlt seit zwei Jahren.",
     "Verantwortung für die Prüfung nicht festgelegt."},
    // 4
    {"Passwords shared between shift workers",
     "The production terminal is used by six people with one password on a sticky note.",
     "Personal accounts were considered too slow to log on with."},
    // 5
    {"Passwort auf Haftnotiz am Bildschirm",
     "Am Empfang klebte das Kennwort des Gruppenkontos am Monitor.",
     "Mitarbeiter wurden nicht geschult."},
    // 6
    {"Laptop lost with unencrypted disk",
     "A sales notebook was left in a train; its hard drive was not encrypted.",
     "The encryption rollout left out devices bought before 2022."},
    // 7
    {"Festplatten von Notebooks unverschlüsselt",
     "Fünf von zwanzig geprüften Laptops hatten keine Verschlüsselung der Festplatte.",
     "Altgeräte wurden bei der Einführung vergessen."},
    // 8
    {"Backups never restored for test",
     "There is no evidence that the database backup can be restored.",
     "Restore tests were not part of the operating schedule."},
    // 9
    {"Wiederherstellung der Datensicherung nicht getestet",
     "Für das Archiv fehlt der Nachweis einer Rücksicherung.",
     "Kein Testplan für Backups vorhanden."},
    // 10
    {"Backup tapes stored beside the server",
     "Tapes and server stand in the same fire compartment.",
     "The safe in the other building is full."},
    // 11
    {"Server room door wedged open",
     "The door to the server room was kept open with a fire extinguisher during the audit.",
     "The air conditioning failed and nobody reported it."},
    // 12
    {"Serverraum für Reinigungskräfte frei zugänglich",
     "Die Tür zum Rechenzentrum war während der Reinigung unverschlossen.",
     "Schließplan nicht aktualisiert."},
    // 13
    {"Visitor log incomplete", "Visitors of the data centre were not signed in on nine days.",
     "Reception is not staffed over lunch."},
    // 14
    {"Besucherbuch unvollständig geführt",
     "Besucher wurden an mehreren Tagen ohne Eintrag und ohne Begleitung eingelassen.",
     "Vertretung am Empfang nicht eingewiesen."},
    // 15
    {"Critical patches installed late",
     "Security updates for the mail server were applied 60 days after release, the policy says 14.",
     "No maintenance window agreed with the business."},
    // 16
    {"Sicherheitsupdates zu spät eingespielt",
     "Kritische Patches der Firewall wurden erst nach drei Monaten installiert.",
     "Kein Wartungsfenster vereinbart."},
    // 17
    {"Firewall rules without owner or review",
     "112 rules of the perimeter firewall have no owner and were never reviewed.",
     "Rules were migrated from the old device as they were."},
    // 18
    {"Firewall-Regeln nicht dokumentiert",
     "Freischaltungen der Firewall ohne Antrag und Begründung.",
     "Änderungen wurden auf Zuruf gemacht."},
    // 19
    {"Supplier contract without security clauses",
     "The contract with the payroll provider contains no information security requirements.",
     "Procurement uses an outdated template."},
    // 20
    {"Lieferanten nicht bewertet", "Für drei Cloud-Dienstleister liegt keine Risikobewertung vor.",
     "Der Einkauf bindet die Informationssicherheit nicht ein."},
    // 21
    {"Awareness training not completed",
     "41 of 180 employees have not done the yearly security awareness training.",
     "Reminders went to an old mailing list."},
    // 22
    {"Schulungen zur Informationssicherheit nicht nachgewiesen",
     "Für neue Mitarbeiter fehlen Nachweise der Unterweisung.",
     "Teilnahmelisten wurden nicht aufbewahrt."},
    // 23
    {"Phishing mail led to stolen credentials",
     "An employee entered user name and password into a fake login page.",
     "No multi-factor authentication for webmail."},
    // 24
    {"Phishing-Vorfall zu spät gemeldet",
     "Der Klick auf den Link wurde erst nach vier Tagen an das Sicherheitsteam gemeldet.",
     "Meldeweg nicht bekannt."},
    // 25
    {"Incident was not reported within 72 hours",
     "The personal data breach was notified to the authority after nine days.",
     "The on-call handbook names a person who has left."},
    // 26
    {"Risk assessment out of date",
     "The risk register has not been updated since the move to the cloud.",
     "Changes do not trigger a new assessment."},
    // 27
    {"Risikobehandlungsplan ohne Termine",
     "Maßnahmen im Risikobehandlungsplan haben weder Termin noch Verantwortlichen.",
     "Vorlage enthält die Spalten nicht."},
    // 28
    {"Statement of applicability misses new controls",
     "The controls of the 2022 edition, such as threat intelligence, are not addressed.",
     "The transition project has not started."},
    // 29
    {"Log files kept for seven days only",
     "Logs of the domain controllers are overwritten after a week, the policy requires one year.",
     "Disk space was not extended."},
    // 30
    {"Protokolldaten werden nicht ausgewertet",
     "Die Protokolle der Administratoren werden gesammelt, aber nie geprüft.",
     "Niemand ist für die Auswertung zuständig."},
    // 31
    {"Clocks of servers not synchronised",
     "Time on two servers differs by eleven minutes, so logs cannot be correlated.",
     "The NTP server was switched off."},
    // 32
    {"Confidential papers in the waste bin", "Salary statements lay in the ordinary waste paper.",
     "No shredder on the second floor."},
    // 33
    {"Vertrauliche Unterlagen im Papiermüll", "Gehaltsabrechnungen wurden nicht geschreddert.",
     "Kein Aktenvernichter im Stockwerk."},
    // 34
    {"Test system holds real customer data",
     "Production data with names and addresses was copied into the test environment.",
     "There is no tool for masking data."},
    // 35
    {"Echte Kundendaten in der Testumgebung",
     "Personenbezogene Daten wurden ohne Anonymisierung kopiert.",
     "Werkzeug zur Maskierung fehlt."},
    // 36
    {"Internal audit programme not followed",
     "Two of five planned internal audits did not take place.",
     "The auditor left and was not replaced."},
    // 37
    {"Internes Audit nicht durchgeführt",
     "Das Auditprogramm wurde im letzten Jahr nicht eingehalten.", "Auditor ohne Vertretung."},
    // 38
    {"Management review lacks inputs",
     "The minutes of the management review do not cover the results of audits and the status of "
     "objectives.",
     "The agenda template is of the 2013 edition."},
    // 39
    {"Mobile phones without screen lock",
     "Seven of thirty smartphones had neither PIN nor remote wipe.",
     "Private devices are not in the device management."},
};

/// What somebody types, and which records it means.
struct LabelledQuery {
  std::string_view text;
  std::vector<std::uint32_t> relevant;  ///< into labelled_records

  bool is_relevant(std::uint32_t record) const {
    return std::find(relevant.begin(), relevant.end(), record) != relevant.end();
  }
};

inline const LabelledQuery labelled_queries[] = {
    {"former employees still have active accounts", {0, 1}},
    {"Konten ehemaliger Mitarbeiter nicht deaktiviert", {1}},
    {"VPN account of leaver not disabled", {0}},
    {"Zugriffsrechte wurden nicht geprüft", {3}},
    {"user access review overdue", {2}},
    {"password written on a note", {4}},
    {"Kennwort am Bildschirm notiert", {5}},
    {"stolen notebook without disk encryption", {6}},
    {"Laptop ohne Festplattenverschlüsselung", {7}},
    {"Verschluesselung von Notebooks fehlt", {7}},
    {"backup restore was not tested", {8}},
    {"Datensicherungen nie wiederhergestellt", {9}},
    {"unlocked server room", {11}},
    {"Tür des Serverraums offen", {12}},
    {"visitors not registered at reception", {13}},
    {"Besucher ohne Begleitung", {14}},
    {"patching delayed beyond policy", {15}},
    {"Kritisches Sicherheitsupdate verspätet installiert", {16}},
    {"firewall rule reviews missing", {17}},
    {"Firewallregel ohne Antrag", {18}},
    {"suppliers' contracts lack security requirements", {19}},
    {"Risikobewertung eines Lieferanten fehlt", {20}},
    {"employees without security training", {21}},
    {"Nachweis der Schulung für neuen Mitarbeiter fehlt", {22}},
    {"phishing", {23, 24}},
    {"Vorfall wurde nicht rechtzeitig gemeldet", {24}},
    {"late notification of data breaches", {25}},
    {"risks were not reassessed after changes", {26}},
    {"Maßnahmen ohne Termin und Verantwortliche", {27}},
    {"log retention too short", {29}},
    {"Auswertung von Protokollen", {30}},
    {"server time synchronisation", {31}},
    {"confidential documents in bin", {32}},
    {"customer data copied to tests", {34}},
    {"Kundendaten im Testsystem", {35}},
    {"internal auditing planned but not done", {36}},
    {"Auditprogramm nicht eingehalt", {37}},
    {"smartphones without PIN co", {39}},
};

}  // namespace clause10::test
