import type { Problem, ProblemCode } from "../outcome.ts";
import type { Shortfall } from "../outbox/submission.ts";

/** The interface's own words. What the rules say comes from the pack. */
export const text = {
  close: "Close",
  loading: "One moment…",
  need: { needed: "needed", oneOf: "this or another", optional: "optional" },
  choose: "Choose…",
  nobody: "Nobody yet",
  forExample: "For example:",
  tryAgain: "Try again",
  edit: "Change it",
  showPresent: "Show the present state",
  open: (id: number) => `Open #${id}`,
  clause: (clause: string) => `Clause ${clause}`,
  draftKept: "Kept on this computer as you type.",
  discard: "Discard what I wrote",
  openSettings: "Open the settings",
  raise: {
    heading: "Raise a nonconformity",
    from: "from",
    action: "Raise",
    busy: "Raising…",
    done: (id: number) => `Raised as #${id}`,
    linked: "It is linked to this issue. Next comes the triage.",
    next: "Next comes the triage.",
    already: "Already raised from this issue:",
  },
  /** What was sent and is not settled, by form. */
  pending: {
    unsettled: {
      raise: "Not confirmed yet. What you wrote is kept on this computer.",
      step: "This step is not confirmed yet. What you wrote is kept on this computer.",
      action: "This action is not confirmed yet. What you wrote is kept on this computer.",
    },
    refused: {
      raise: "Not raised. What you wrote is kept on this computer.",
      step: "Not saved. What you wrote is kept on this computer.",
      action: "Not created. What you wrote is kept on this computer.",
    },
    unfinished: "Redmine has it; something at the end is still missing.",
  },
  blocked: (action: string, count: number) =>
    count === 1 ? `“${action}” still needs one thing:` : `“${action}” still needs ${count} things:`,
  ready: (action: string) => `Everything is there. “${action}” is open.`,
  record: {
    wayLabel: "Where it stands",
    deadlines: "Deadlines",
    projected: "as things stand",
    next: "Next step",
    done: "What is recorded",
    history: "History",
    noNext: "No further step is defined for this state.",
    saving: "Saving…",
    otherSteps: "Other steps",
    by: (name: string, day: string) => `${name}, ${day}`,
    outdated: "While you were writing, somebody else took this record further. You had written:",
    violations: "This record contradicts its rules",
    unreadable:
      "This record cannot be judged by the rules on this computer, so nothing can be done with it here. It is stored as it was; nothing was changed.",
    stored: "What is stored",
    migrated: (from: string, to: string) =>
      `This record was written with version ${from} of the rules and is shown as version ${to} reads it. It is stored like that with the next step you take, and not before.`,
    changes: (count: number) => (count === 1 ? "What changes (1)" : `What changes (${count})`),
    change: (place: string, before: string, after: string) => `${place}: ${before} becomes ${after}`,
    nothing: "nothing",
  },
  actions: {
    heading: "Corrective actions",
    none: "None yet. Each becomes an issue of its own, with an owner and a due date.",
    add: "Add a corrective action",
    create: "Create the action",
    busy: "Creating…",
    cancel: "Not now",
    columns: ["Action", "Owner", "Due", "Status"],
  },
  day: {
    overdue: (days: number) => (days === 1 ? "1 day overdue" : `${days} days overdue`),
    today: "due today",
    left: (days: number) => (days === 1 ? "1 day left" : `${days} days left`),
    met: "done",
  },
  options: {
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
      `Connected as ${name}; ${projects === 1 ? "one project is" : `${projects} projects are`} visible.`,
    nextStep:
      "Open any issue: “Raise nonconformity” stands among its actions. Reload issue pages that are open already.",
    lacking: "Your role in Redmine does not allow this, so it will not work:",
    permissions: {
      add_issues: "Add issues: you can read records, but not raise a nonconformity.",
      edit_issues: "Edit issues: you cannot triage or take further steps.",
      manage_issue_relations: "Manage issue relations: what you raise is not linked to where it came from.",
      manage_subtasks: "Manage subtasks: you cannot add corrective actions.",
    } as Record<string, string>,
    sites: "Connected",
    disconnect: "Disconnect",
    unsent: (count: number) =>
      `${count === 1 ? "One thing was" : `${count} things were`} written for this Redmine and not confirmed by it. They stay on this computer, but are only sent once you connect again.`,
    disconnectAnyway: "Disconnect all the same",
  },
  workingDays: {
    heading: "Working days",
    help: "Deadlines given in working days leave out weekends and the days below. Everybody who works on this Redmine should choose the same.",
    country: "Country",
    noCountry: "Monday to Friday, no holidays",
    region: "Region",
    wholeCountry: "The whole country",
    own: "Your organisation's own days off",
    day: "Day off",
    addDay: "Add this day",
    removeDay: (day: string) => `Remove ${day}`,
    file: "From a calendar file (.ics), its whole-day events:",
    read: (count: number) => (count === 1 ? "One day off was read." : `${count} days off were read.`),
    left: (summary: string, reason: string) => `“${summary}” was left out: ${reason}.`,
    next: (days: string[]) => `Next days off: ${days.join(" · ")}`,
  },
  refsHint: "Separate several by commas.",
} as const;

const problems: Record<ProblemCode, string> = {
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
  badAddress:
    "This is not a web address. It starts with https:// (or http://), as in the browser's address bar.",
  noPermission:
    "The browser did not give Clause 10 access to this address. Press Connect again and allow it.",
  otherAccount:
    "Another account was connected meanwhile. What was written here belongs to the account before: reload this page to go on.",
  notConnected: "Clause 10 is not connected to this Redmine. Open its settings to connect it.",
  damagedRecord:
    "This issue holds a record that cannot be read, so nothing was changed. The issue's history has the last sound version.",
  newerRecord:
    "This record was written by a newer Clause 10, so nothing is shown and nothing was changed. Update Clause 10 to go on.",
  storage:
    "The browser could not store this on the computer. Free some disk space, and keep this page open meanwhile.",
  internal: "Something went wrong inside Clause 10.",
};

export function problemText(problem: Problem): string {
  const details = problem.detail && shownDetail.has(problem.code) ? ` ${problem.detail}` : "";
  return problems[problem.code] + details;
}

/** Where the other side's own words help the person; elsewhere they would only alarm. */
const shownDetail = new Set<ProblemCode>([
  "refused",
  "internal",
  "serverError",
  "damagedRecord",
  "forbidden",
  "storage",
]);

export function shortfallText(shortfall: Shortfall): string {
  switch (shortfall.code) {
    case "relation":
      return "Redmine did not take the link to the issue it came from; your role may lack “Manage issue relations”.";
    case "assignee":
      return "Redmine did not take the assignee; this person may not be assignable in this project.";
    case "dueDate":
      return "Redmine did not take the due date; on a parent issue it may come from its subtasks.";
    case "earlierText":
      return "Redmine has it with the text of your earlier try; what you changed since is not in it.";
    case "duplicate":
      return `Redmine created it twice because it answered too late; please close ${shortfall.detail ?? "the other one"}.`;
    case "home":
      return "Redmine did not store the record with the issue, and your account may not edit it. Ask an information security manager to open it.";
  }
}
