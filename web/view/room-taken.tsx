import type { RoomProject, RoomRow } from "../service/room.ts";
import { roomText } from "../text/room.ts";

interface Props {
  rows: RoomRow[];
  busy: string;
  locale: string;
  enter: (issueId: number) => void;
  onTake: (issueId: number) => void;
  onLeave: (issueIds: number[]) => void;
}

/** What is here: the audits one by one, all other records by project. */
export function Taken({ rows, busy, locale, enter, onTake, onLeave }: Props) {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const audits = rows.filter(({ audit }) => audit);
  const others = Map.groupBy(
    rows.filter(({ audit }) => !audit),
    ({ project }) => project,
  );
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">{roomText.taken}</h2>
      {rows.length === 0 && <p class="help">{roomText.noneTaken}</p>}
      <ul class="audits">
        {audits.map(({ issueId, title, state, takenAt }) => (
          <li key={issueId} data-taken={issueId}>
            <span>
              #{issueId} <strong>{title}</strong>{" "}
              <span class="help">
                {state}, {takenAt && roomText.takenAt(moment.format(new Date(takenAt)))}
              </span>
            </span>
            <button type="button" class="primary enter" onClick={() => enter(issueId)}>
              {roomText.enter}
            </button>
            <button type="button" class="take" disabled={busy !== ""} onClick={() => onTake(issueId)}>
              {busy === `take ${issueId}` ? roomText.busy : roomText.again}
            </button>
            <button
              type="button"
              class="plain leave"
              title={roomText.leaveHelp}
              disabled={busy !== ""}
              onClick={() => onLeave([issueId])}
            >
              {roomText.leave}
            </button>
          </li>
        ))}
      </ul>
      {[...others].map(([project, records]) => (
        <details key={project} class="taken-project" data-taken-project={project}>
          <summary>{roomText.others(project, records.length)}</summary>
          <ul class="audits">
            {records.map(({ issueId, title, type, state }) => (
              <li key={issueId} data-taken={issueId}>
                <span>
                  #{issueId} {title}{" "}
                  <span class="help">
                    {type}, {state}
                  </span>
                </span>
                <button type="button" class="enter" onClick={() => enter(issueId)}>
                  {roomText.enter}
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="plain leave"
            title={roomText.leaveHelp}
            disabled={busy !== ""}
            onClick={() => onLeave(records.map(({ issueId }) => issueId))}
          >
            {roomText.leaveAll}
          </button>
        </details>
      ))}
    </section>
  );
}

interface TakeProjectProps {
  projects: RoomProject[];
  busy: string;
  onTake: (project: RoomProject) => void;
}

/** All open records of a project, with their pages and files. */
export function TakeProject({ projects, busy, onTake }: TakeProjectProps) {
  if (projects.length === 0) return null;
  return (
    <details class="take-projects">
      <summary>{roomText.wholeProjects}</summary>
      <ul class="audits">
        {projects.map((project) => (
          <li key={project.id} data-project={project.id} data-missing={project.missing.length}>
            <span>
              {project.name}{" "}
              <span class="help">
                {roomText.ofProject(project.here, project.here + project.missing.length)}
              </span>
            </span>
            <button
              type="button"
              class="take"
              disabled={busy !== "" || project.missing.length === 0}
              onClick={() => onTake(project)}
            >
              {busy === `project ${project.id}` ? roomText.busy : roomText.take}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
