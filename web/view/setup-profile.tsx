import { useState } from "preact/hooks";
import type { Outcome, Problem } from "../outcome.ts";
import type { Project } from "../platform/platform.ts";
import type { Present } from "../setup/present.ts";
import type { SiteProfile } from "../setup/profile.ts";
import type { SiteSettings } from "../store/sites.ts";
import { setupText } from "../text/setup.ts";
import { ProblemNotice } from "./notices.tsx";
import type { SetupHost } from "./setup.tsx";

interface Props {
  site: SiteSettings;
  host: SetupHost;
  onChanged: () => void;
  /** What was just set up, for others; without it there is only what is in force, and a file to read. */
  made?: { present: Present; projects: Project[]; profile: SiteProfile };
}

/** How a site is set up, as a page that every other browser finds, or as a file. */
export function ProfilePart({ site, host, onChanged, made }: Props) {
  const [project, setProject] = useState(made?.projects[0]?.identifier ?? "");
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const run = async (task: Promise<Outcome<unknown>>, success: string) => {
    setBusy(true);
    setSaid("");
    setProblem(undefined);
    const outcome = await task;
    setBusy(false);
    if (!outcome.ok) return setProblem(outcome.problem);
    setSaid(success);
    onChanged();
  };
  const { profile } = site;
  return (
    <div class="profile">
      {made && <h3>{setupText.profile}</h3>}
      {made ? (
        <>
          <p class="help">{setupText.profileLead}</p>
          <p class="actions">
            <button
              type="button"
              class="publish"
              disabled={busy || project === ""}
              onClick={() =>
                void run(
                  host.publish(site, project, made.profile, made.present),
                  setupText.published(
                    made.projects.find(({ identifier }) => identifier === project)?.name ?? project,
                  ),
                )
              }
            >
              {setupText.publish}
            </button>
            <label>
              {setupText.publishIn}{" "}
              <select value={project} onChange={(event) => setProject(event.currentTarget.value)}>
                {made.projects.map(({ identifier, name }) => (
                  <option key={identifier} value={identifier}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" onClick={() => host.saveFile(made.profile)}>
              {setupText.save}
            </button>
          </p>
        </>
      ) : (
        <>
          {profile && (
            <p role="status">
              {profile.project === undefined
                ? setupText.inForceFile
                : setupText.inForce(profile.project, profile.version ?? 1)}
            </p>
          )}
          {site.profileProblem && <ProblemNotice problem={site.profileProblem} />}
          <label class="read">
            {setupText.read}{" "}
            <input
              type="file"
              accept=".json,application/json"
              disabled={busy}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                if (file) void run(host.takeFile(site, file), setupText.taken);
              }}
            />
          </label>
        </>
      )}
      {said && (
        <p class="notice good" role="status">
          {said}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
