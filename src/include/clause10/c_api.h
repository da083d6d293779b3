#ifndef CLAUSE10_C_API_H
#define CLAUSE10_C_API_H
/*
 * The engine for any language that can call C, WebAssembly above all.
 *
 * Texts go in as pointer and length in bytes, UTF-8, without a terminating zero; they are not kept.
 * Every call that answers returns a status (clause10/status.h): 0 ok, 1 refused, 2 bad input,
 * 3 internal fault; the answer is JSON text at c10_response(). No input makes a call crash.
 * Not for use by several threads at a time.
 *
 * As WebAssembly: call the exported _initialize once before anything else, and make views of the
 * memory anew after every call, since it may have grown. clause10.wasm has c10_create,
 * c10_evaluate, c10_reset and c10_apply, what a form needs at every key; clause10-register.wasm has
 * all of this.
 */
/* NOLINTNEXTLINE(modernize-deprecated-headers): C reads this, too. */
#include <stdint.h>

#if defined(__wasm__)
#define C10_EXPORT __attribute__((used, visibility("default")))
#else
#define C10_EXPORT
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Memory for a text that is to be passed in; 0 when there is none left. Free it with c10_free. */
C10_EXPORT uint8_t* c10_alloc(uint32_t size);
/* Frees what c10_alloc returned; 0 is allowed. */
C10_EXPORT void c10_free(uint8_t* memory);

/* {"handle", "id", "version"}. Handles start at 1 and are never used again. */
C10_EXPORT int32_t c10_pack_load(const uint8_t* pack, uint32_t pack_size);
/* {}. Status 2 for a handle that is not loaded. */
C10_EXPORT int32_t c10_pack_unload(uint32_t handle);

/* A new record: {"record"}. The request is {"type", "id", "fields"}. */
C10_EXPORT int32_t c10_create(uint32_t handle, const uint8_t* request, uint32_t request_size,
                              const uint8_t* context, uint32_t context_size);
/* An Evaluation. */
C10_EXPORT int32_t c10_evaluate(uint32_t handle, const uint8_t* record, uint32_t record_size,
                                const uint8_t* context, uint32_t context_size);
/* Takes a transition: {"record", "evaluation"}; refused: {"error", "evaluation"}. */
C10_EXPORT int32_t c10_apply(uint32_t handle, const uint8_t* record, uint32_t record_size,
                             const uint8_t* request, uint32_t request_size, const uint8_t* context,
                             uint32_t context_size);

/* An edit with what it leaves unproven emptied, such as the verification of a cause that was
 * changed:
 * {"record", "reset": [JSON Pointer, ...]}. The request is {"before": record or null as it is
 * stored, "after": record as it was typed}; to be called before the edit is evaluated, stepped on
 * and saved, since c10_check_edit refuses it otherwise. */
C10_EXPORT int32_t c10_reset(uint32_t handle, const uint8_t* request, uint32_t request_size);

/* Adds {"days"} working days of {"calendar"} to many dates. `dates` are ISO dates of ten bytes,
 * each ended by a newline; so is the answer, which is no JSON then. Status 2 names the line at
 * fault. */
C10_EXPORT int32_t c10_working_days(uint32_t handle, const uint8_t* request, uint32_t request_size,
                                    const uint8_t* dates, uint32_t dates_size);
/* Whether a save is permitted: {"violations"}, status 1 when there are any. The request is
   {"before": record or null, "after": record}. */
C10_EXPORT int32_t c10_check_edit(uint32_t handle, const uint8_t* request, uint32_t request_size,
                                  const uint8_t* context, uint32_t context_size);
/* The record as one of the pack's version: {"record", "changes": [{"step", "place", "before"?,
 * "after"?}]}. Status 2 when no way leads there. */
C10_EXPORT int32_t c10_migrate(uint32_t handle, const uint8_t* record, uint32_t record_size);
/* Why a rule says what it says: an Explanation. The request is {"rule": id, "record": record}. */
C10_EXPORT int32_t c10_explain(uint32_t handle, const uint8_t* request, uint32_t request_size,
                               const uint8_t* context, uint32_t context_size);

/*
 * Registers: many records of one pack as columns, with the rules' results kept up to date. They
 * stay open when the pack is unloaded.
 */
/* {"register"}: its handle, from 1, never used again. */
C10_EXPORT int32_t c10_register_create(uint32_t handle, const uint8_t* context,
                                       uint32_t context_size);
/* {}. Frees all of it; status 2 for a register that is not open. */
C10_EXPORT int32_t c10_register_close(uint32_t reg);
/* One record, a JSON array of records, or records one after the other, such as NDJSON. One with
 * the id of another takes its place; one that cannot be taken in is refused and keeps no other from
 * being taken in: {"added", "replaced", "refused": [{"index", "offset", "id"?, "errors"}],
 * "refusedCount"}. The first 100 refusals are told. */
C10_EXPORT int32_t c10_register_put(uint32_t reg, const uint8_t* records, uint32_t records_size);
/* {"ids": [...]} → {"removed"}; ids that are not there do not count. */
C10_EXPORT int32_t c10_register_remove(uint32_t reg, const uint8_t* request, uint32_t request_size);
/* Brings results up to date for the context's day, parameters and profile, doing only what is
 * needed: {"records", "unreadable", "violating",
 * "byRule": [{"rule", "severity", "count"}]}. */
C10_EXPORT int32_t c10_register_evaluate(uint32_t reg, const uint8_t* context,
                                         uint32_t context_size);
/* The same answer after running every rule on every record anew. */
C10_EXPORT int32_t c10_register_reevaluate(uint32_t reg, const uint8_t* context,
                                           uint32_t context_size);
/* {"rule"?, "ids"?, "from"?, "limit"?} → {"rows": [{"id", "violations", "inForce"}], "total"}. */
C10_EXPORT int32_t c10_register_rows(uint32_t reg, const uint8_t* request, uint32_t request_size);

/* {"from"?, "limit"?} → {"records": [{"key", "id"?, "errors"}], "total"}: what was put and cannot
 * be used; until a record with its id comes in or its key is removed. */
C10_EXPORT int32_t c10_register_unreadable(uint32_t reg, const uint8_t* request,
                                           uint32_t request_size);

/* Keeps a search index of the records put from now on: {}. Only for a register without records. */
C10_EXPORT int32_t c10_register_index(uint32_t reg);
/* Similar records, best first: {"query", "type"?, "fields"?: [...], "limit"?: 1 to 1000 (10),
 * "prefix"?: true: the last word may be unfinished} → {"words": [{"text", "begin", "end"}] of the
 * query, in bytes, "hits": [{"id", "type", "score", "words": [...], "terms": [...]}]}. */
C10_EXPORT int32_t c10_register_search(uint32_t reg, const uint8_t* request, uint32_t request_size);
/* Metrics of the day (packs/schema/metrics.schema.json). */
C10_EXPORT int32_t c10_register_metrics(uint32_t reg, const uint8_t* context,
                                        uint32_t context_size);
/* Violations of the policy over the whole register, each with a request for c10_create:
 * {"violations"?: [ids], "raised"?: truth, "from"?, "limit"?: 1 to 100000 (1000)} → {"today",
 * "total", "raised", "byViolation": [...], "violations": [...]}
 * (packs/schema/findings.schema.json). A record may come into the register with "issue": the number
 * of the issue that it lives in. */
C10_EXPORT int32_t c10_register_policy_violations(uint32_t reg, const uint8_t* request,
                                                  uint32_t request_size, const uint8_t* context,
                                                  uint32_t context_size);
/* What the pack proposes for a record, with the earlier ones that it repeats: {"record"} →
 * {"proposals": [{"id", "clause", "message", "set"}], "recurrence"?: {"months", "by",
 * "earlier"}}. */
C10_EXPORT int32_t c10_register_proposals(uint32_t reg, const uint8_t* request,
                                          uint32_t request_size, const uint8_t* context,
                                          uint32_t context_size);
/* Roles that those who decide in a record, or one person, had until not long ago: {"record",
 * "person"?: number} → {"field"?, "since"?, "lines": [{"id", "name", "role", "until"}], "from":
 * [the record that says each]}. */
C10_EXPORT int32_t c10_register_former_roles(uint32_t reg, const uint8_t* request,
                                             uint32_t request_size, const uint8_t* context,
                                             uint32_t context_size);
/* The answer is no JSON but the bytes of a snapshot, to be stored and given to c10_register_load.
 */
C10_EXPORT int32_t c10_register_save(uint32_t reg);
/* {"register", "records"}. Status 2 with snapshot.version, snapshot.otherPack or snapshot.damaged
 * when these are not the bytes that this engine wrote with this pack: put the records anew then. */
C10_EXPORT int32_t c10_register_load(uint32_t handle, const uint8_t* snapshot,
                                     uint32_t snapshot_size);

/* The answer to the last call; valid until the next one. */
C10_EXPORT const uint8_t* c10_response(void);
C10_EXPORT uint32_t c10_response_size(void);

/* Version of the engine, ending in a zero; static. */
C10_EXPORT const char* c10_version(void);

#ifdef __cplusplus
}
#endif
#endif
