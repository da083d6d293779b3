import { counted, words } from "./language.ts";

export const deadlinesText = words({
  en: {
    label: "Deadlines",
    projected: "as things stand",
    overdue: (days: number) => counted(days, { one: "1 day overdue", other: `${days} days overdue` }),
    today: "due today",
    left: (days: number) => counted(days, { one: "1 day left", other: `${days} days left` }),
    met: "done",
  },
  de: {
    label: "Fristen",
    projected: "nach heutigem Stand",
    overdue: (days) => counted(days, { one: "1 Tag überfällig", other: `${days} Tage überfällig` }),
    today: "heute fällig",
    left: (days) => counted(days, { one: "noch 1 Tag", other: `noch ${days} Tage` }),
    met: "erledigt",
  },
});
