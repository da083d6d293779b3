import { counted, words } from "./language.ts";

/** The audit room: what is taken along, the checklist, and what waits to be sent. */
export const roomText = words({
  en: {
    title: "Audit room",
    open: "Audit room",
    lead: "Take audits along while there is a network. What you write here is kept on this computer and sent when the network is back.",
    unconnected: "No Redmine is connected yet.",
    site: "Redmine site",
    taken: "Taken along",
    noneTaken: "Nothing yet. Take an audit along from the list below.",
    toTake: "Audits that can be taken along",
    noneToTake: "No open audit is known. Fetch what is new while Redmine can be reached.",
    fetch: "Fetch what is new",
    take: "Take along",
    again: "Take along again",
    gone: (count: number) =>
      counted(count, {
        one: "One record is not shown to your account any more and was removed here.",
        other: `${count} records are not shown to your account any more and were removed here.`,
      }),
    hidden:
      "Redmine does not show this to your account any more, so the copy was removed; what you wrote and did not send is kept:",
    filesUpTo: "With the files of the issue, up to",
    noFiles: "none",
    filesLeft: (count: number) =>
      counted(count, { one: "One file is still to come.", other: `${count} files are still to come.` }),
    filesLead: "Files of the audit's issue. Those that were taken along open without network.",
    noFilesHere: "The audit's issue has no files.",
    openFile: "Save",
    notHere: "not taken along",
    along: (done: number, all: number) => `${done} of ${all} records`,
    stop: "Stop here",
    wholeProjects: "Whole projects: all open records, with their pages",
    ofProject: (here: number, all: number) =>
      `${here} of ${counted(all, { one: "one open record", other: `${all} open records` })} taken along`,
    others: (project: string, count: number) =>
      `${project}: ${counted(count, { one: "one record", other: `${count} records` })}`,
    leaveAll: "Leave these behind",
    policies: {
      lead: "As they stood on the wiki when the audit was taken along, in the wiki's own markup.",
      none: "No policy was taken along: none is recorded in this register, or the audit was taken along before there was one.",
      noText: "The text could not be read.",
    },
    takenAt: (when: string) => `as it was on ${when}`,
    enter: "Open",
    leave: "Leave behind",
    leaveHelp: "Removes the copy from this computer. What you wrote and did not send stays.",
    back: "All audits",
    busy: "One moment…",
    tabs: {
      checklist: "Checklist",
      record: "The whole record",
      policies: "Policies",
      earlier: "Found before",
      files: "Files",
    },
    earlier: {
      lead: "In the audited area, or about the same clauses and controls, as far as it is known on this computer.",
      none: "Nothing is known here that was found before in this area or about these requirements.",
      columns: ["Finding", "State", "Severity", "Detected on", "Because of"],
      sameArea: "the same area",
      more: (count: number) =>
        counted(count, { one: "One more is in the register.", other: `${count} more are in the register.` }),
    },
    waiting: "Waiting to be sent",
    nothingWaits: "Nothing waits: all that was sent from this computer has reached Redmine.",
    sendNow: "Send now",
    item: {
      send: "Send",
      takeBack: "Take back to change it",
      takeBackHelp: "It is a draft again, in the form where it was written.",
      page: "The page it was written on",
      remove: "Delete",
      removeSure: "Delete for good",
      keep: "Keep it",
    },
    storedHere: "What is kept on this computer",
    clock: (days: number) =>
      days > 0
        ? `This computer's clock is ${days} days slow by Redmine's. Dates are counted by Redmine's clock; set this one right.`
        : `This computer's clock is ${-days} days fast by Redmine's. Dates are counted by Redmine's clock; set this one right.`,
    damaged: (count: number) =>
      counted(count, {
        one: "One entry that you wrote cannot be opened: what is stored of it is damaged. It is left as it is. If you have saved a copy, read it in below.",
        other: `${count} entries that you wrote cannot be opened: what is stored of them is damaged. They are left as they are. If you have saved a copy, read it in below.`,
      }),
    stored: (used: string, room: string) =>
      `Kept on this computer: ${used}; the browser has room for ${room}.`,
    lasting:
      "The browser does not tidy it away. It goes when the extension is removed or the browser's profile is deleted: save a copy before that.",
    passing:
      "The browser may tidy it away when the disk is full: send what waits, or save a copy, as soon as you can.",
    full: "The room is nearly used up: send what waits, leave audits behind, or free disk space.",
    states: {
      waiting: "Waits for the network",
      sending: "Being sent, or cut off on the way",
      sent: "Sent",
      needsYou: "Needs you",
    },
    notBegun:
      "The checklist is filled in during fieldwork. Take the steps before it under “The whole record”.",
    over: "Fieldwork is over; the checklist is part of the record.",
    soFar: {
      save: "Save what there is to Redmine",
      help: "Others see it then, and it outlives this computer. Nothing is concluded by it.",
      saved: "Redmine has all that is entered here.",
      stays: "What you entered is kept on this computer. Go on, and save it when Redmine can be reached.",
    },
    lineThere: (ref: string) => `There is a line for ${ref} already.`,
    unsent: "What you entered is on its way to Redmine.",
    empty: "No line yet.",
    fromCriteria: (count: number) =>
      counted(count, {
        one: "Add a line for the criterion that has none",
        other: `Add a line for each of the ${count} criteria that have none`,
      }),
    template: {
      title: "Lines from a template",
      help: "Lines that are there already stay as they are; what does not apply is removed line by line.",
      choose: "Template",
      none: "please choose",
      standard: "The standard",
      audits: "Earlier audits",
      clauses: "Clauses 4 to 10",
      lines: (count: number) => counted(count, { one: "one line", other: `${count} lines` }),
      add: (count: number) =>
        counted(count, {
          one: "Add the line that is not there",
          other: `Add the ${count} lines that are not there`,
        }),
    },
    newRef: "Clause, control or section",
    addLine: "Add line",
    note: "Note",
    evidence: "Evidence: file, person, place",
    interviewed: "Talked to",
    files: (ref: string) => `Photographs and files of ${ref}`,
    signOff: "Sign off",
    signedBy: (name: string) => `Signed off by ${name}`,
    unsign: "Take it back",
    signed: "Signed off",
    result: (ref: string) => `Result of ${ref}`,
    remove: (ref: string) => `Remove line ${ref}`,
    undecided: "Open",
    progress: (done: number, all: number) => `${done} of ${all} lines have a result`,
    raise: (type: string) => `Raise: ${type}`,
    raisedWaiting: (type: string, subject: string) => `${type} “${subject}” will be linked once it is sent.`,
    show: "Show it",
    missing: "Before the audit can be concluded",
    complete: "Nothing is missing in the checklist.",
    copy: {
      title: "A copy of what is not sent",
      lead: "What you wrote and did not send is on this computer alone. A copy in a file survives the computer; only the passphrase opens it, and nobody can recover that.",
      passphrase: "Passphrase",
      rule: (characters: number) => `At least ${characters} characters; several words are best.`,
      of: "Copy of",
      everything: "everything that is not sent, drafts included",
      save: "Save a copy",
      nothing: "There is nothing that was not sent.",
      saved: (count: number) =>
        counted(count, { one: "One item is in the file.", other: `${count} items are in the file.` }),
      file: "clause10-unsent.json",
      read: "Read a copy",
      choose: "File of a copy",
      restored: (added: number, there: number) =>
        `${added} taken in; ${there} were here already and stayed as they were.`,
    },
    kept: "Kept on this computer with every key.",
  },
  de: {
    title: "Auditraum",
    open: "Auditraum",
    lead: "Nehmen Sie Audits mit, solange es ein Netz gibt. Was Sie hier schreiben, bleibt auf diesem Rechner und wird gesendet, sobald das Netz wieder da ist.",
    unconnected: "Noch ist kein Redmine verbunden.",
    site: "Redmine-Site",
    taken: "Mitgenommen",
    noneTaken: "Noch nichts. Nehmen Sie ein Audit aus der Liste darunter mit.",
    toTake: "Audits, die mitgenommen werden können",
    noneToTake: "Es ist kein offenes Audit bekannt. Holen Sie Neues, solange Redmine erreichbar ist.",
    fetch: "Neues holen",
    take: "Mitnehmen",
    again: "Erneut mitnehmen",
    gone: (count: number) =>
      counted(count, {
        one: "Ein Datensatz wird Ihrem Konto nicht mehr gezeigt und wurde hier entfernt.",
        other: `${count} Datensätze werden Ihrem Konto nicht mehr gezeigt und wurden hier entfernt.`,
      }),
    hidden:
      "Redmine zeigt das Ihrem Konto nicht mehr, deshalb wurde die Kopie entfernt; was Sie geschrieben und nicht gesendet haben, bleibt:",
    filesUpTo: "Mit den Dateien des Tickets, bis",
    noFiles: "keine",
    filesLeft: (count: number) =>
      counted(count, { one: "Eine Datei kommt noch.", other: `${count} Dateien kommen noch.` }),
    filesLead: "Dateien am Ticket des Audits. Mitgenommene öffnen sich ohne Netz.",
    noFilesHere: "Am Ticket des Audits hängen keine Dateien.",
    openFile: "Speichern",
    notHere: "nicht mitgenommen",
    along: (done, all) => `${done} von ${all} Datensätzen`,
    stop: "Hier anhalten",
    wholeProjects: "Ganze Projekte: alle offenen Datensätze mit ihren Seiten",
    ofProject: (here, all) =>
      `${here} von ${counted(all, { one: "einem offenen Datensatz", other: `${all} offenen Datensätzen` })} mitgenommen`,
    others: (project, count) =>
      `${project}: ${counted(count, { one: "ein Datensatz", other: `${count} Datensätze` })}`,
    leaveAll: "Diese hierlassen",
    policies: {
      lead: "Wie sie im Wiki standen, als das Audit mitgenommen wurde, in der Auszeichnung des Wikis.",
      none: "Es wurde keine Leitlinie mitgenommen: In diesem Register ist keine verzeichnet, oder das Audit wurde vorher mitgenommen.",
      noText: "Der Text konnte nicht gelesen werden.",
    },
    takenAt: (when: string) => `Stand vom ${when}`,
    enter: "Öffnen",
    leave: "Zurücklassen",
    leaveHelp:
      "Entfernt die Kopie von diesem Rechner. Was Sie geschrieben und nicht gesendet haben, bleibt erhalten.",
    back: "Alle Audits",
    busy: "Einen Moment…",
    tabs: {
      checklist: "Checkliste",
      record: "Der ganze Datensatz",
      policies: "Leitlinien",
      earlier: "Früher gefunden",
      files: "Dateien",
    },
    earlier: {
      lead: "Im auditierten Bereich oder zu denselben Abschnitten und Maßnahmen, soweit es auf diesem Rechner bekannt ist.",
      none: "Hier ist nichts bekannt, was in diesem Bereich oder zu diesen Anforderungen früher gefunden wurde.",
      columns: ["Feststellung", "Zustand", "Schweregrad", "Festgestellt am", "Wegen"],
      sameArea: "derselbe Bereich",
      more: (count: number) =>
        counted(count, {
          one: "Eine weitere steht im Register.",
          other: `${count} weitere stehen im Register.`,
        }),
    },
    waiting: "Wartet auf das Senden",
    nothingWaits: "Nichts wartet: Alles von diesem Rechner Gesendete ist bei Redmine angekommen.",
    sendNow: "Jetzt senden",
    item: {
      send: "Senden",
      takeBack: "Zum Ändern zurücknehmen",
      takeBackHelp: "Es ist wieder ein Entwurf, in dem Formular, in dem es geschrieben wurde.",
      page: "Die Seite, auf der es geschrieben wurde",
      remove: "Löschen",
      removeSure: "Endgültig löschen",
      keep: "Behalten",
    },
    storedHere: "Was auf diesem Rechner liegt",
    clock: (days: number) =>
      days > 0
        ? `Die Uhr dieses Rechners geht nach der von Redmine ${days} Tage nach. Fristen zählen nach der Uhr von Redmine; stellen Sie diese richtig.`
        : `Die Uhr dieses Rechners geht nach der von Redmine ${-days} Tage vor. Fristen zählen nach der Uhr von Redmine; stellen Sie diese richtig.`,
    damaged: (count) =>
      counted(count, {
        one: "Ein Eintrag von Ihnen lässt sich nicht öffnen: Was davon gespeichert ist, ist beschädigt. Er bleibt, wie er ist. Haben Sie eine Kopie gesichert, lesen Sie sie unten ein.",
        other: `${count} Einträge von Ihnen lassen sich nicht öffnen: Was davon gespeichert ist, ist beschädigt. Sie bleiben, wie sie sind. Haben Sie eine Kopie gesichert, lesen Sie sie unten ein.`,
      }),
    stored: (used: string, room: string) =>
      `Auf diesem Rechner liegen ${used}; der Browser hat Platz für ${room}.`,
    lasting:
      "Der Browser räumt das nicht weg. Es geht verloren, wenn die Erweiterung entfernt oder das Browserprofil gelöscht wird: Speichern Sie vorher eine Kopie.",
    passing:
      "Der Browser kann das wegräumen, wenn die Platte voll ist: Senden Sie, was wartet, oder speichern Sie eine Kopie, sobald Sie können.",
    full: "Der Platz ist fast aufgebraucht: Senden Sie, was wartet, lassen Sie Audits zurück oder schaffen Sie Speicherplatz.",
    states: {
      waiting: "Wartet auf das Netz",
      sending: "Wird gesendet oder wurde unterwegs abgebrochen",
      sent: "Gesendet",
      needsYou: "Braucht Sie",
    },
    notBegun:
      "Die Checkliste wird während der Durchführung ausgefüllt. Die Schritte davor stehen unter „Der ganze Datensatz“.",
    over: "Die Durchführung ist beendet; die Checkliste gehört zum Datensatz.",
    soFar: {
      save: "Zwischenstand in Redmine sichern",
      help: "Dann sehen ihn andere, und er überlebt diesen Rechner. Abgeschlossen wird damit nichts.",
      saved: "Redmine hat alles, was hier eingetragen ist.",
      stays:
        "Was Sie eingetragen haben, bleibt auf diesem Rechner. Machen Sie weiter und sichern Sie es, sobald Redmine erreichbar ist.",
    },
    lineThere: (ref) => `Für ${ref} gibt es schon eine Zeile.`,
    unsent: "Ihre Eingaben sind auf dem Weg zu Redmine.",
    empty: "Noch keine Zeile.",
    fromCriteria: (count: number) =>
      counted(count, {
        one: "Eine Zeile für das Kriterium anlegen, das noch keine hat",
        other: `Je eine Zeile für die ${count} Kriterien anlegen, die noch keine haben`,
      }),
    template: {
      title: "Zeilen aus einer Vorlage",
      help: "Zeilen, die es schon gibt, bleiben, wie sie sind; was nicht zutrifft, wird Zeile für Zeile entfernt.",
      choose: "Vorlage",
      none: "bitte wählen",
      standard: "Die Norm",
      audits: "Frühere Audits",
      clauses: "Abschnitte 4 bis 10",
      lines: (count) => counted(count, { one: "eine Zeile", other: `${count} Zeilen` }),
      add: (count) =>
        counted(count, {
          one: "Die fehlende Zeile hinzufügen",
          other: `Die ${count} fehlenden Zeilen hinzufügen`,
        }),
    },
    newRef: "Abschnitt, Maßnahme oder Richtlinienteil",
    addLine: "Zeile hinzufügen",
    note: "Notiz",
    evidence: "Nachweis: Datei, Person, Ort",
    interviewed: "Gespräch mit",
    files: (ref: string) => `Fotos und Dateien zu ${ref}`,
    signOff: "Abzeichnen",
    signedBy: (name: string) => `Abgezeichnet durch ${name}`,
    unsign: "Zurücknehmen",
    signed: "Abgezeichnet",
    result: (ref: string) => `Ergebnis zu ${ref}`,
    remove: (ref: string) => `Zeile ${ref} entfernen`,
    undecided: "Offen",
    progress: (done: number, all: number) => `${done} von ${all} Zeilen haben ein Ergebnis`,
    raise: (type: string) => `Melden: ${type}`,
    raisedWaiting: (type: string, subject: string) =>
      `${type} „${subject}“ wird verknüpft, sobald sie gesendet ist.`,
    show: "Zeigen",
    missing: "Bevor das Audit ausgewertet werden kann",
    complete: "In der Checkliste fehlt nichts.",
    copy: {
      title: "Eine Kopie des Ungesendeten",
      lead: "Was Sie geschrieben und nicht gesendet haben, ist nur auf diesem Rechner. Eine Kopie in einer Datei übersteht den Rechner; nur das Kennwort öffnet sie, und niemand kann es wiederherstellen.",
      passphrase: "Kennwort",
      rule: (characters: number) => `Mindestens ${characters} Zeichen, am besten mehrere Wörter.`,
      of: "Kopie von",
      everything: "allem, was nicht gesendet ist, auch Entwürfen",
      save: "Kopie speichern",
      nothing: "Es gibt nichts Ungesendetes.",
      saved: (count: number) =>
        counted(count, {
          one: "Ein Eintrag ist in der Datei.",
          other: `${count} Einträge sind in der Datei.`,
        }),
      file: "clause10-ungesendet.json",
      read: "Kopie einlesen",
      choose: "Datei einer Kopie",
      restored: (added: number, there: number) =>
        `${added} übernommen; ${there} waren schon hier und blieben, wie sie sind.`,
    },
    kept: "Mit jedem Tastendruck auf diesem Rechner gesichert.",
  },
});
