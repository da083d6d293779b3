import type { Reference } from "./records.ts";

/** What the generated records are written from: the words of an information security management system. */
export const areas = [
  "IT Operations",
  "People & Culture",
  "Finance",
  "Sales",
  "Development",
  "Facilities",
  "Legal",
  "Customer Support",
] as const;

export const people: readonly Reference[] = [
  { id: 5, name: "Anna Berger" },
  { id: 6, name: "Jonas Lindt" },
  { id: 7, name: "Mira Okafor" },
  { id: 8, name: "Jörg Müller" },
  { id: 9, name: "Zoë Fournier" },
  { id: 11, name: "Pavel Novák" },
  { id: 12, name: "Sofia Rossi" },
  { id: 14, name: "Emil Sørensen" },
];

export const subjects = [
  "Leavers keep VPN access",
  "Backup restore not tested",
  "Laptop without disk encryption",
  "Visitors without escort",
  "Shared administrator password",
  "Supplier contract without security clause",
  "Patch window missed",
  "Access review overdue",
  "Logs kept too short",
  "Risk treatment not approved",
  "Training record missing",
  "Confidential paper in the open bin",
  "Change without approval",
  "Unlabelled customer data",
  "Expired certificate",
  "Firewall rule without owner",
] as const;

export const places = [
  "in the data centre",
  "at the Munich office",
  "after the reorganisation",
  "for contractors",
  "on the build servers",
  "during the summer",
  "in three of ten samples",
  "since the migration",
  "for part-time staff",
  "at the warehouse",
] as const;

export const facts = [
  "Three of ten leavers in September could still log in on 15 October.",
  "The last restore that anybody can show was carried out eleven months ago.",
  "Two laptops of the sample had no disk encryption although the policy asks for it.",
  "The list of visitors ends in June; nobody could say where the newer pages are.",
  "Four administrators use one account, so that the log does not tell who did what.",
  "The contract names neither a contact for incidents nor a time within which to report.",
  "Seven servers were patched 41 days after the release, the policy allows 14.",
  "The review of access rights that was due in March had not begun in September.",
  "Logs of the mail gateway reach back nine days instead of ninety.",
  "The risk was accepted by the project, not by its owner in the business.",
  "For two of five people there is no record of the yearly training.",
  "The door to the archive stood open while nobody was in the room.",
  "The change went live on a Friday evening without an approval in the ticket.",
  "A spreadsheet with customer data lay on a drive that everybody can read.",
] as const;

export const rationales = [
  "One process, a handful of people, no sign of misuse.",
  "A whole requirement is not met, and it came up last year as well.",
  "Customers' data could have been read by people outside.",
  "The gap was closed on the same day and nothing had happened.",
] as const;

export const corrections = [
  "The accounts were disabled and their sessions ended on the same day.",
  "The restore was carried out in the test environment and took four hours.",
  "Both laptops were encrypted; the inventory now shows the state of each device.",
  "The rule was switched off after its former owner had confirmed that nobody needs it.",
  "The contract has an annex now that names contact and times.",
  "The drive was closed and the file moved to where it belongs.",
] as const;

export const causes = [
  "The leaving process has no step that tells IT before the last day, and nobody checks.",
  "Restores are nobody's task since the team was split in two.",
  "Devices that are bought outside the framework contract never reach the inventory.",
  "The procedure names a role that has not been filled since the reorganisation.",
  "The template for contracts is older than the policy and was never compared with it.",
  "Approval is asked for by mail, and mail is not looked at during the weekend.",
] as const;

const syllables = [
  "ka",
  "lo",
  "mi",
  "ter",
  "na",
  "vor",
  "si",
  "del",
  "ru",
  "pex",
  "tu",
  "gan",
  "be",
  "lin",
  "so",
  "quar",
];

/** Four thousand names that sound like systems; which ones are common is decided where they are used. */
export const systems: readonly string[] = syllables.flatMap((first) =>
  syllables.flatMap((second) => syllables.map((third) => first + second + third)),
);
