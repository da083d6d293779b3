import { words } from "./language.ts";

/** The Continual Improvement Policy as the generator words it, and what the panel says of its page. */
export const policyText = words({
  en: {
    control: "Document control",
    rows: {
      version: "Version",
      owner: "Owner",
      author: "Author of this version",
      classification: "Classification",
      approver: "Approver",
      effective: "In force from",
      review: "Next review",
    },
    afterApproval: "set with the approval",
    history: "Version history",
    historyColumns: ["Version", "Date", "Author", "What changed"],
    contents: "Contents",
    parts: {
      purpose: {
        title: "Purpose",
        text: [
          "This policy says how we keep our information security management system suitable, adequate and effective, and how we learn from what goes wrong. It puts clause 10 of ISO/IEC 27001 into practice.",
        ],
      },
      scope: {
        title: "Scope",
        text: [
          "It applies to the whole information security management system, to all employees, and to third parties who use our information or systems.",
        ],
      },
      principle: {
        title: "Principle",
        text: [
          "Everybody may and should report what is not as it should be. A report is a help, never a fault. Every report is recorded, answered, and followed until it is shown that what was done about it worked.",
        ],
      },
      audits: {
        title: "Audits",
        text: [
          "Internal audits are planned for each year by risk and business need, held by people who are independent of the audited area, recorded, and reported to the management review team. The improvement process itself is audited as well.",
          "External certification audits follow the requirements and dates of the certification body. Audits by clients and third parties follow the contract that gives the right to them.",
          "Every finding of an audit becomes a nonconformity or an opportunity for improvement in the log.",
        ],
      },
      incidents: {
        title: "Incidents",
        text: [
          "After an incident we ask whether a requirement was not met. Where it was not, a nonconformity is raised from the incident, in the incident and corrective action log.",
        ],
      },
      change: {
        title: "Change management",
        text: [
          "Changes to the management system are planned, assessed for risk, approved by somebody other than the requester, carried out and reviewed. They are recorded in the change log.",
        ],
      },
      review: {
        title: "Management review team",
        text: [
          "The management review team meets as planned, considers every input that the standard asks for, opportunities for improvement among them, and decides. Its decisions and actions are recorded and followed until done.",
        ],
      },
      objectives: {
        title: "Review of objectives",
        text: [
          "Information security objectives are reviewed at least once a year. An objective that is missed is looked into like any other deviation.",
        ],
      },
      law: {
        title: "Law, regulation and standards",
        text: [
          "Changes of law, regulation, contracts and standards are watched. What they require of us is entered as an opportunity or a change, with an owner and a date.",
        ],
      },
      nonconformity: {
        title: "Improvement after a nonconformity",
        text: [
          "We react to a nonconformity, correct it and deal with its consequences; we find its cause, and look whether the same exists or could happen elsewhere; we plan and carry out what removes the cause; and we check, after time enough to tell, whether it worked. If it did not, we begin again with the cause. No step is left out.",
          "Due dates depend on severity and are fixed when a nonconformity is triaged. They are moved only by an approved extension; the first date stays on record.",
        ],
      },
      management: {
        title: "Management of improvement",
        text: [
          "Opportunities for improvement come from anybody. Each is decided with a reason; what is accepted has an owner and a date, and its outcome is measured.",
        ],
      },
      compliance: {
        title: "Compliance",
        text: [
          "Compliance with this policy is measured by the certificates we hold, by internal and external audits of the improvement process, and by reviews of incidents and changes.",
          "Exceptions are approved in advance, with a reason and an end. Not to comply with this policy can have consequences under employment or contract law.",
          "The policy itself is improved: it is reviewed after every significant change and at least once a year.",
        ],
      },
      areas: {
        title: "Areas of the standard addressed",
        text: [
          "ISO/IEC 27001: 5.1 leadership, 6.3 planning of changes, 9.1 monitoring, 9.2 internal audit, 9.3 management review, 10.1 continual improvement, 10.2 nonconformity and corrective action.",
        ],
      },
    },
    measured: (day: string) => `As measured on ${day}:`,
    figures: {
      open: "open nonconformities",
      overdue: "of these overdue",
      effective: "effectiveness reviews with an effective result",
      violations: "violations of this policy found by the software",
    },
    page: {
      title: "The page on the wiki",
      noPlace: "Name the wiki page below, and what stands there is compared here.",
      none: "There is no such page yet.",
      isAt: (version: number) => `The page is at version ${version}.`,
      asApproved: "It is the text that was approved.",
      changed: "It is not the text that was approved: somebody changed it since.",
      open: "Open the page",
      drafted: "The Continual Improvement Policy as it is drafted from this record",
      same: "The page has this very text.",
      write: "Draft the Continual Improvement Policy on the wiki",
      replace: (version: number) => `Replace version ${version} of the page`,
      keep: "Leave it",
      writeHelp:
        "For this one policy; any other is written on the wiki by hand. It makes the page or a new version of it, earlier ones stay in the wiki's history. Then change there what your organisation does otherwise.",
      written: (version: number) => `Version ${version} is on the wiki.`,
      take: (version: number) => `Approve version ${version} as it stands`,
      takeHelp: "Notes the version and the SHA-256 of its text, by which a later change shows.",
      taken: "Noted below.",
    },
  },
  de: {
    control: "Dokumentenlenkung",
    rows: {
      version: "Version",
      owner: "Verantwortlich",
      author: "Verfasst von",
      classification: "Klassifizierung",
      approver: "Freigabe durch",
      effective: "Gültig ab",
      review: "Nächste Überprüfung",
    },
    afterApproval: "wird mit der Freigabe gesetzt",
    history: "Änderungshistorie",
    historyColumns: ["Version", "Datum", "Verfasst von", "Änderung"],
    contents: "Inhalt",
    parts: {
      purpose: {
        title: "Zweck",
        text: [
          "Diese Leitlinie sagt, wie wir unser Informationssicherheits-Managementsystem geeignet, angemessen und wirksam halten und wie wir aus Fehlern lernen. Sie setzt Abschnitt 10 der ISO/IEC 27001 um.",
        ],
      },
      scope: {
        title: "Geltungsbereich",
        text: [
          "Sie gilt für das gesamte Informationssicherheits-Managementsystem, für alle Mitarbeitenden und für Dritte, die unsere Informationen oder Systeme nutzen.",
        ],
      },
      principle: {
        title: "Grundsatz",
        text: [
          "Alle dürfen und sollen melden, was nicht ist, wie es sein sollte. Eine Meldung ist eine Hilfe, nie ein Vergehen. Jede Meldung wird festgehalten, beantwortet und verfolgt, bis gezeigt ist, dass die Maßnahme gewirkt hat.",
        ],
      },
      audits: {
        title: "Audits",
        text: [
          "Interne Audits werden für jedes Jahr nach Risiko und geschäftlichem Bedarf geplant, von Personen durchgeführt, die vom auditierten Bereich unabhängig sind, festgehalten und dem Managementbewertungs-Team berichtet. Auch der Verbesserungsprozess selbst wird auditiert.",
          "Externe Zertifizierungsaudits folgen den Anforderungen und Terminen der Zertifizierungsstelle. Audits von Kunden und Dritten folgen dem Vertrag, der das Recht dazu gibt.",
          "Jede Feststellung eines Audits wird eine Abweichung oder eine Verbesserungschance im Verzeichnis.",
        ],
      },
      incidents: {
        title: "Vorfälle",
        text: [
          "Nach einem Vorfall fragen wir, ob eine Anforderung nicht erfüllt war. War sie es nicht, wird aus dem Vorfall eine Abweichung im Verzeichnis der Vorfälle und Korrekturmaßnahmen.",
        ],
      },
      change: {
        title: "Änderungsmanagement",
        text: [
          "Änderungen am Managementsystem werden geplant, auf Risiken geprüft, von einer anderen als der beantragenden Person freigegeben, umgesetzt und überprüft. Sie stehen im Änderungsverzeichnis.",
        ],
      },
      review: {
        title: "Managementbewertungs-Team",
        text: [
          "Das Managementbewertungs-Team tagt wie geplant, betrachtet jede Eingabe, die die Norm verlangt, auch Verbesserungschancen, und entscheidet. Seine Entscheidungen und Maßnahmen werden festgehalten und bis zur Erledigung verfolgt.",
        ],
      },
      objectives: {
        title: "Überprüfung der Ziele",
        text: [
          "Die Ziele der Informationssicherheit werden mindestens einmal im Jahr überprüft. Ein verfehltes Ziel wird untersucht wie jede andere Abweichung.",
        ],
      },
      law: {
        title: "Recht, Regulierung und Normen",
        text: [
          "Änderungen von Gesetzen, Vorschriften, Verträgen und Normen werden beobachtet. Was sie von uns verlangen, wird als Chance oder Änderung eingetragen, mit verantwortlicher Person und Termin.",
        ],
      },
      nonconformity: {
        title: "Verbesserung nach einer Abweichung",
        text: [
          "Wir reagieren auf eine Abweichung, korrigieren sie und behandeln ihre Folgen; wir ermitteln ihre Ursache und prüfen, ob Gleiches anderswo besteht oder auftreten könnte; wir planen und tun, was die Ursache beseitigt; und wir prüfen, wenn genug Zeit vergangen ist, ob es gewirkt hat. Wenn nicht, beginnen wir wieder bei der Ursache. Kein Schritt wird ausgelassen.",
          "Fristen richten sich nach der Schwere und stehen fest, sobald eine Abweichung eingestuft ist. Nur eine genehmigte Verlängerung verschiebt sie; die erste Frist bleibt festgehalten.",
        ],
      },
      management: {
        title: "Steuerung der Verbesserung",
        text: [
          "Verbesserungschancen kommen von allen. Über jede wird mit Begründung entschieden; was angenommen ist, hat eine verantwortliche Person und einen Termin, und sein Ergebnis wird gemessen.",
        ],
      },
      compliance: {
        title: "Einhaltung",
        text: [
          "Die Einhaltung dieser Leitlinie wird gemessen an den Zertifikaten, die wir halten, an internen und externen Audits des Verbesserungsprozesses und an Überprüfungen von Vorfällen und Änderungen.",
          "Ausnahmen werden vorher genehmigt, mit Begründung und Ende. Verstöße gegen diese Leitlinie können arbeits- oder vertragsrechtliche Folgen haben.",
          "Auch die Leitlinie selbst wird verbessert: Sie wird nach jeder bedeutenden Änderung und mindestens einmal im Jahr überprüft.",
        ],
      },
      areas: {
        title: "Behandelte Bereiche der Norm",
        text: [
          "ISO/IEC 27001: 5.1 Führung, 6.3 Planung von Änderungen, 9.1 Überwachung, 9.2 internes Audit, 9.3 Managementbewertung, 10.1 fortlaufende Verbesserung, 10.2 Nichtkonformität und Korrekturmaßnahmen.",
        ],
      },
    },
    measured: (day) => `Gemessen am ${day}:`,
    figures: {
      open: "offene Abweichungen",
      overdue: "davon überfällig",
      effective: "Wirksamkeitsprüfungen mit wirksamem Ergebnis",
      violations: "Verstöße gegen diese Leitlinie, von der Software gefunden",
    },
    page: {
      title: "Die Seite im Wiki",
      noPlace: "Nennen Sie unten die Wiki-Seite; was dort steht, wird hier verglichen.",
      none: "Diese Seite gibt es noch nicht.",
      isAt: (version) => `Die Seite steht bei Version ${version}.`,
      asApproved: "Es ist der Text, der freigegeben wurde.",
      changed: "Es ist nicht der Text, der freigegeben wurde: Jemand hat ihn seither geändert.",
      open: "Seite öffnen",
      drafted: "Die Leitlinie zur fortlaufenden Verbesserung, aus diesem Eintrag entworfen",
      same: "Auf der Seite steht genau dieser Text.",
      write: "Leitlinie zur fortlaufenden Verbesserung im Wiki entwerfen",
      replace: (version) => `Version ${version} der Seite ersetzen`,
      keep: "So lassen",
      writeHelp:
        "Für diese eine Leitlinie; jede andere wird im Wiki von Hand geschrieben. Legt die Seite oder eine neue Version davon an, frühere bleiben im Verlauf des Wikis. Ändern Sie dann dort, was Ihre Organisation anders macht.",
      written: (version) => `Version ${version} steht im Wiki.`,
      take: (version) => `Version ${version} freigeben, wie sie dasteht`,
      takeHelp: "Hält die Version und den SHA-256 ihres Textes fest; daran zeigt sich eine spätere Änderung.",
      taken: "Unten festgehalten.",
    },
  },
});
