import type { Shortfall } from "../outbox/submission.ts";
import { counted, words } from "./language.ts";

/** What was sent and is not settled, by form; and what the platform left out. */
export const deliveryText = words({
  en: {
    unsettled: {
      raise: "Not confirmed yet. What you wrote is kept on this computer.",
      step: "This step is not confirmed yet. What you wrote is kept on this computer.",
      add: "This new record is not confirmed yet. What you wrote is kept on this computer.",
      comment: "Your note is not confirmed yet. What you wrote is kept on this computer.",
    },
    refused: {
      raise: "Not raised. What you wrote is kept on this computer.",
      step: "Not saved. What you wrote is kept on this computer.",
      add: "Not created. What you wrote is kept on this computer.",
      comment: "The note was not added. What you wrote is kept on this computer.",
    },
    unfinished: "Redmine has it; something at the end is still missing.",
    edit: "Change it",
    showPresent: "Show the present state",
    shortfall: {
      relation:
        "Redmine did not take the link to the issue it came from; your role may lack “Manage issue relations”.",
      assignee: "Redmine did not take the assignee; this person may not be assignable in this project.",
      dueDate: "Redmine did not take the due date; on a parent issue it may come from its subtasks.",
      status: "Redmine did not take the status; your role or its workflow may not allow the change.",
      field: "Redmine did not take a custom field.",
      file: "Redmine did not take a file.",
      assigneeChanged:
        "Somebody assigned the issue to somebody else meanwhile; that was left as it is. Change it in Redmine if it should be otherwise.",
      dueDateChanged:
        "Somebody changed the due date meanwhile; that was left as it is. Change it in Redmine if it should be otherwise.",
      earlierText: "Redmine has it with the text of your earlier try; what you changed since is not in it.",
      duplicate: "Redmine created it twice because it answered too late; please close the other one.",
      home: "Redmine did not store the record with the issue, and your account may not edit it. Ask an information security manager to open it.",
    },
    leftToSend: (left: number) =>
      counted(left, {
        one: "One is still to be sent. You may close this page: it goes on by itself.",
        other: `${left} are still to be sent. You may close this page: it goes on by itself.`,
      }),
    waits: (count: number) =>
      counted(count, {
        one: "One waits in the outbox of the audit room.",
        other: `${count} wait in the outbox of the audit room.`,
      }),
    room: "Open the audit room",
    fieldNamed: (field: string) => `Redmine did not take “${field}”.`,
    fileNamed: (file: string) =>
      `Redmine did not take the file “${file}”; it may be too large or of a kind that is not allowed there.`,
    statusIs: (status: string) =>
      `Redmine did not take the status, it is still “${status}”; your role or its workflow may not allow the change.`,
    assignedTo: (name: string) =>
      `Somebody assigned the issue to ${name} meanwhile; that was left as it is. Change it in Redmine if it should be otherwise.`,
    duplicateOf: (other: string) =>
      `Redmine created it twice because it answered too late; please close ${other}.`,
  },
  de: {
    unsettled: {
      raise: "Noch nicht bestätigt. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
      step: "Dieser Schritt ist noch nicht bestätigt. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
      add: "Dieser neue Datensatz ist noch nicht bestätigt. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
      comment:
        "Ihre Notiz ist noch nicht bestätigt. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
    },
    refused: {
      raise: "Nicht gemeldet. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
      step: "Nicht gespeichert. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
      add: "Nicht angelegt. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
      comment:
        "Die Notiz wurde nicht hinzugefügt. Was Sie geschrieben haben, ist auf diesem Computer gesichert.",
    },
    unfinished: "Redmine hat es; am Ende fehlt noch etwas.",
    edit: "Ändern",
    showPresent: "Aktuellen Stand zeigen",
    shortfall: {
      relation:
        "Redmine hat die Verknüpfung mit dem Ursprungsticket nicht übernommen; Ihrer Rolle fehlt vielleicht „Ticketbeziehungen verwalten“.",
      assignee:
        "Redmine hat die zugewiesene Person nicht übernommen; sie darf in diesem Projekt vielleicht keine Tickets erhalten.",
      dueDate:
        "Redmine hat das Fälligkeitsdatum nicht übernommen; bei einem übergeordneten Ticket kommt es vielleicht aus den Unteraufgaben.",
      status:
        "Redmine hat den Status nicht übernommen; Ihre Rolle oder der Arbeitsablauf erlaubt die Änderung vielleicht nicht.",
      field: "Redmine hat ein benutzerdefiniertes Feld nicht übernommen.",
      file: "Redmine hat eine Datei nicht übernommen.",
      assigneeChanged:
        "Das Ticket wurde inzwischen jemand anderem zugewiesen; das blieb, wie es ist. Ändern Sie es in Redmine, wenn es anders sein soll.",
      dueDateChanged:
        "Das Fälligkeitsdatum wurde inzwischen geändert; das blieb, wie es ist. Ändern Sie es in Redmine, wenn es anders sein soll.",
      earlierText:
        "Redmine hat es mit dem Text Ihres früheren Versuchs; was Sie seither geändert haben, steht nicht darin.",
      duplicate:
        "Redmine hat zu spät geantwortet und es daher zweimal angelegt; bitte schließen Sie das andere.",
      home: "Redmine hat den Datensatz nicht beim Ticket gespeichert, und Ihr Konto darf das Ticket nicht bearbeiten. Bitten Sie die Informationssicherheit, es zu öffnen.",
    },
    leftToSend: (left) =>
      counted(left, {
        one: "Einer ist noch zu senden. Sie können diese Seite schließen: es geht von selbst weiter.",
        other: `${left} sind noch zu senden. Sie können diese Seite schließen: es geht von selbst weiter.`,
      }),
    waits: (count) =>
      counted(count, {
        one: "Einer wartet im Postausgang des Auditraums.",
        other: `${count} warten im Postausgang des Auditraums.`,
      }),
    room: "Auditraum öffnen",
    fieldNamed: (field) => `Redmine hat „${field}“ nicht übernommen.`,
    fileNamed: (file: string) =>
      `Redmine hat die Datei „${file}“ nicht übernommen; sie ist dort vielleicht zu groß oder von einer Art, die nicht erlaubt ist.`,
    statusIs: (status) =>
      `Redmine hat den Status nicht übernommen, er ist noch „${status}“; Ihre Rolle oder der Arbeitsablauf erlaubt die Änderung vielleicht nicht.`,
    assignedTo: (name) =>
      `Das Ticket wurde inzwischen ${name} zugewiesen; das blieb, wie es ist. Ändern Sie es in Redmine, wenn es anders sein soll.`,
    duplicateOf: (other) =>
      `Redmine hat zu spät geantwortet und es daher zweimal angelegt; bitte schließen Sie ${other}.`,
  },
});

export function shortfallText({ code, detail }: Shortfall): string {
  if (detail !== undefined) {
    if (code === "duplicate") return deliveryText.duplicateOf(detail);
    if (code === "field") return deliveryText.fieldNamed(detail);
    if (code === "file") return deliveryText.fileNamed(detail);
    if (code === "status") return deliveryText.statusIs(detail);
    if (code === "assigneeChanged") return deliveryText.assignedTo(detail);
  }
  return deliveryText.shortfall[code];
}
