import { counted, words } from "./language.ts";

/** The settings page: connecting a Redmine. */
export const optionsText = words({
  en: {
    title: "Clause 10: connect a Redmine",
    heading: "Connect Clause 10 to your Redmine",
    intro:
      "Your browser will ask for access to this one address. The key stays in this browser and goes to this Redmine only.",
    address: "Address of your Redmine",
    addressHelp:
      "As in the address bar when you look at your projects, including a path such as /redmine/ if there is one.",
    key: "API access key",
    keyHelp: "It tells Redmine who you are.",
    keyLink: "Open the page where your Redmine shows it",
    connect: "Connect",
    busy: "Testing the connection…",
    use: (address: string) => `Use ${address}`,
    connected: (name: string, projects: number) =>
      `Connected as ${name}; ${counted(projects, { one: "one project is", other: `${projects} projects are` })} visible.`,
    nextStep:
      "Open any issue: “Raise nonconformity” stands among its actions. Reload issue pages that are open already.",
    lacking: "Your role in Redmine does not allow this, so it will not work:",
    sites: "Connected",
    disconnect: "Disconnect",
    unsent: (count: number) =>
      `${counted(count, { one: "One thing was", other: `${count} things were` })} written for this Redmine and not confirmed by it. They stay on this computer, but are only sent once you connect again.`,
    disconnectAnyway: "Disconnect all the same",
  },
  de: {
    title: "Clause 10: Redmine verbinden",
    heading: "Clause 10 mit Ihrem Redmine verbinden",
    intro:
      "Ihr Browser fragt nach dem Zugriff auf diese eine Adresse. Der Schlüssel bleibt in diesem Browser und geht nur an dieses Redmine.",
    address: "Adresse Ihres Redmine",
    addressHelp:
      "Wie in der Adresszeile, wenn Sie Ihre Projekte ansehen; mit einem Pfad wie /redmine/, falls es einen gibt.",
    key: "API-Zugriffsschlüssel",
    keyHelp: "Er sagt Redmine, wer Sie sind.",
    keyLink: "Die Seite öffnen, auf der Ihr Redmine ihn anzeigt",
    connect: "Verbinden",
    busy: "Verbindung wird geprüft…",
    use: (address) => `${address} verwenden`,
    connected: (name, projects) =>
      `Verbunden als ${name}; ${counted(projects, { one: "ein Projekt ist", other: `${projects} Projekte sind` })} sichtbar.`,
    nextStep:
      "Öffnen Sie ein beliebiges Ticket: „Nichtkonformität melden“ steht bei seinen Aktionen. Laden Sie Ticketseiten neu, die schon offen sind.",
    lacking: "Ihre Rolle in Redmine erlaubt das nicht, daher wird es nicht gehen:",
    sites: "Verbunden",
    disconnect: "Trennen",
    unsent: (count) =>
      `${counted(count, { one: "Ein Eintrag wurde", other: `${count} Einträge wurden` })} für dieses Redmine geschrieben und von ihm nicht bestätigt. Das bleibt auf diesem Computer, wird aber erst gesendet, wenn Sie sich wieder verbinden.`,
    disconnectAnyway: "Trotzdem trennen",
  },
});

/** By Redmine's own names for permissions. */
export const permissionText = words<Record<string, string>>({
  en: {
    add_issues: "Add issues: you can read records, but not raise a nonconformity.",
    edit_issues: "Edit issues: you cannot triage or take further steps.",
    manage_issue_relations: "Manage issue relations: what you raise is not linked to where it came from.",
    manage_subtasks: "Manage subtasks: you cannot add corrective actions.",
  },
  de: {
    add_issues: "Tickets hinzufügen: Sie können Datensätze lesen, aber keine Nichtkonformität melden.",
    edit_issues: "Tickets bearbeiten: Sie können nicht einstufen und keine weiteren Schritte tun.",
    manage_issue_relations:
      "Ticketbeziehungen verwalten: Was Sie melden, wird nicht mit seinem Ursprung verknüpft.",
    manage_subtasks: "Unteraufgaben verwalten: Sie können keine Korrekturmaßnahmen hinzufügen.",
  },
});
