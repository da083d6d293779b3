import type { Problem, ProblemCode } from "../outcome.ts";
import { words } from "./language.ts";

export const problemsText = words<Record<ProblemCode, string>>({
  en: {
    away: "Redmine does not answer. Check the network or try again in a moment; nothing is lost.",
    serverError: "Redmine answered with an error of its own. Try again in a moment; nothing is lost.",
    wrongKey:
      "Redmine does not accept the API key. It may have been reset: open Clause 10's settings and enter the present one.",
    restOff:
      "Redmine's REST API is switched off. An administrator can switch it on under Administration → Settings → API.",
    forbidden:
      "Your Redmine account may not do this in this project. Ask the project's manager for the permission.",
    notFound: "Redmine does not find this, or does not show it to your account.",
    refused: "Redmine did not accept it:",
    arrived: "It has reached Redmine after all, so it cannot be changed here. Try again to finish it.",
    conflict:
      "Somebody else changed this record meanwhile, so nothing was overwritten. What you wrote is kept and shown beside it.",
    readOnly: "You can read this record, but your Redmine account may not change it.",
    notRedmine: "Something answered, but it is not Redmine (a login page of the network, perhaps).",
    redirected:
      "This address sends requests on to another one (a login page of the network, or Redmine has moved). The key was not sent there.",
    subUri: "Redmine is not at this address, but here:",
    noProject:
      "The key works, but this account sees no project. Ask to be made a member of the project you work in.",
    badTable:
      "No table could be read from this file. Save it as CSV or as a workbook (.xlsx), and choose it again.",
    badAddress:
      "This is not a web address. It starts with https:// (or http://), as in the browser's address bar.",
    noPermission:
      "The browser did not give Clause 10 access to this address. Press Connect again and allow it.",
    otherAccount:
      "Another account was connected meanwhile. What was written here belongs to the account before: reload this page to go on.",
    signedOut:
      "You are not signed in to this Redmine in this browser. Sign in as an administrator and look again.",
    notConnected: "Clause 10 is not connected to this Redmine. Open its settings to connect it.",
    damagedRecord:
      "This issue holds a record that cannot be read, so nothing was changed. The issue's history has the last sound version.",
    newerRecord:
      "This record was written by a newer Clause 10, so nothing is shown and nothing was changed. Update Clause 10 to go on.",
    damagedProfile:
      "The profile of this Redmine cannot be read, so what was in force before stays. The place that is wrong:",
    newerProfile:
      "The profile of this Redmine was written by a newer Clause 10, so what was in force before stays. Update Clause 10.",
    damagedCopy:
      "This file is no copy that Clause 10 saved, or a part of it is missing. Nothing was taken in; choose the file as it was saved.",
    wrongPassphrase:
      "This passphrase does not open the file, or the file was changed. Nothing was taken in; try the passphrase again.",
    othersCopy:
      "This copy belongs to another account or to another Redmine. Nothing was taken in: connect that one, and read the copy there.",
    locked:
      "What Clause 10 keeps on this computer is locked. Enter the passphrase in its settings or in the audit room, then try again.",
    damagedRow:
      "An entry that is kept on this computer cannot be opened any more. It was left as it is; what was sent is in Redmine.",
    fileGone:
      "This file is not kept on this computer any more, so nothing was sent. Take the item back, choose the file again, and send it anew:",
    fileTooLarge:
      "This file is larger than Clause 10 takes along. Choose a smaller one, or say in words where it is:",
    storage:
      "The browser could not store this on the computer. Free some disk space, and keep this page open meanwhile.",
    internal: "Something went wrong inside Clause 10.",
  },
  de: {
    away: "Redmine antwortet nicht. Prüfen Sie das Netz oder versuchen Sie es gleich noch einmal; nichts geht verloren.",
    serverError:
      "Redmine hat mit einem eigenen Fehler geantwortet. Versuchen Sie es gleich noch einmal; nichts geht verloren.",
    wrongKey:
      "Redmine nimmt den API-Schlüssel nicht an. Vielleicht wurde er zurückgesetzt: Tragen Sie in den Einstellungen von Clause 10 den jetzigen ein.",
    restOff:
      "Die REST-API von Redmine ist ausgeschaltet. Eine Administratorin oder ein Administrator kann sie unter Administration → Konfiguration → API einschalten.",
    forbidden:
      "Ihr Redmine-Konto darf das in diesem Projekt nicht. Bitten Sie die Projektleitung um die Berechtigung.",
    notFound: "Redmine findet das nicht oder zeigt es Ihrem Konto nicht.",
    refused: "Redmine hat es nicht angenommen:",
    arrived:
      "Es hat Redmine doch erreicht und lässt sich hier nicht mehr ändern. Versuchen Sie es erneut, um es abzuschließen.",
    conflict:
      "Jemand anderes hat diesen Datensatz inzwischen geändert, deshalb wurde nichts überschrieben. Was Sie geschrieben haben, ist gesichert und steht daneben.",
    readOnly: "Sie können diesen Datensatz lesen, aber Ihr Redmine-Konto darf ihn nicht ändern.",
    notRedmine: "Es kam eine Antwort, aber nicht von Redmine (vielleicht von einer Anmeldeseite des Netzes).",
    redirected:
      "Diese Adresse leitet Anfragen an eine andere weiter (eine Anmeldeseite des Netzes, oder Redmine ist umgezogen). Der Schlüssel wurde dorthin nicht gesendet.",
    subUri: "Redmine ist nicht unter dieser Adresse, sondern hier:",
    noProject:
      "Der Schlüssel ist richtig, aber dieses Konto sieht kein Projekt. Lassen Sie sich als Mitglied in Ihr Projekt aufnehmen.",
    badTable:
      "Aus dieser Datei ließ sich keine Tabelle lesen. Speichern Sie sie als CSV oder als Arbeitsmappe (.xlsx) und wählen Sie sie noch einmal.",
    badAddress:
      "Das ist keine Webadresse. Sie beginnt mit https:// (oder http://), wie in der Adresszeile des Browsers.",
    noPermission:
      "Der Browser hat Clause 10 keinen Zugriff auf diese Adresse gegeben. Klicken Sie noch einmal auf „Verbinden“ und erlauben Sie ihn.",
    otherAccount:
      "Inzwischen wurde ein anderes Konto verbunden. Was hier geschrieben wurde, gehört zum früheren Konto: Laden Sie diese Seite neu, um weiterzumachen.",
    signedOut:
      "Sie sind in diesem Browser nicht bei diesem Redmine angemeldet. Melden Sie sich mit einem Administratorkonto an und sehen Sie noch einmal nach.",
    notConnected:
      "Clause 10 ist mit diesem Redmine nicht verbunden. Öffnen Sie die Einstellungen, um es zu verbinden.",
    damagedRecord:
      "Dieses Ticket enthält einen Datensatz, der sich nicht lesen lässt; es wurde nichts geändert. Der letzte unbeschädigte Stand steht in der Historie des Tickets.",
    newerRecord:
      "Dieser Datensatz wurde von einem neueren Clause 10 geschrieben; er wird nicht angezeigt, und es wurde nichts geändert. Aktualisieren Sie Clause 10, um weiterzumachen.",
    damagedProfile:
      "Das Profil dieses Redmine lässt sich nicht lesen, deshalb bleibt in Kraft, was vorher galt. Die falsche Stelle:",
    newerProfile:
      "Das Profil dieses Redmine stammt von einem neueren Clause 10, deshalb bleibt in Kraft, was vorher galt. Aktualisieren Sie Clause 10.",
    damagedCopy:
      "Diese Datei ist keine Kopie, die Clause 10 gespeichert hat, oder ein Teil von ihr fehlt. Es wurde nichts übernommen; wählen Sie die Datei, wie sie gespeichert wurde.",
    wrongPassphrase:
      "Dieses Kennwort öffnet die Datei nicht, oder die Datei wurde verändert. Es wurde nichts übernommen; geben Sie das Kennwort noch einmal ein.",
    othersCopy:
      "Diese Kopie gehört zu einem anderen Konto oder einem anderen Redmine. Es wurde nichts übernommen: Verbinden Sie jenes und lesen Sie die Kopie dort ein.",
    locked:
      "Was Clause 10 auf diesem Rechner aufbewahrt, ist gesperrt. Geben Sie das Kennwort in den Einstellungen oder im Auditraum ein und versuchen Sie es noch einmal.",
    damagedRow:
      "Ein Eintrag auf diesem Rechner lässt sich nicht mehr öffnen. Er blieb, wie er ist; was gesendet wurde, steht in Redmine.",
    fileGone:
      "Diese Datei liegt nicht mehr auf diesem Rechner, deshalb wurde nichts gesendet. Nehmen Sie den Eintrag zurück, wählen Sie die Datei noch einmal und senden Sie neu:",
    fileTooLarge:
      "Diese Datei ist größer, als Clause 10 sie mitnimmt. Wählen Sie eine kleinere, oder schreiben Sie, wo sie liegt:",
    storage:
      "Der Browser konnte das auf dem Computer nicht speichern. Schaffen Sie Speicherplatz und lassen Sie diese Seite solange geöffnet.",
    internal: "In Clause 10 ist etwas schiefgegangen.",
  },
});

export function problemText(problem: Problem): string {
  const details = problem.detail && shownDetail.has(problem.code) ? ` ${problem.detail}` : "";
  return problemsText[problem.code] + details;
}

/** Where the other side's own words help the person; elsewhere they would only alarm. */
const shownDetail = new Set<ProblemCode>([
  "refused",
  "fileGone",
  "fileTooLarge",
  "internal",
  "serverError",
  "damagedRecord",
  "forbidden",
  "storage",
]);
