-- A case rises by one version per step.
SELECT c.case_id FROM cases_case c
 WHERE c.version <> (SELECT count(*) FROM cases_step s WHERE s.tenant_id = c.tenant_id AND s.case_id = c.case_id);

-- A case stands where its last step left it.
SELECT c.case_id FROM cases_case c JOIN cases_step s
    ON s.tenant_id = c.tenant_id AND s.case_id = c.case_id AND s.version = c.version
 WHERE s.state <> c.state;

-- A matter in somebody's hands has exactly one named owner (INC-27).
SELECT case_id FROM cases_case
 WHERE state IN ('dispatched', 'handling', 'waiting', 'resolved') AND (owner_id IS NULL OR owner_post_id IS NULL);

-- A resolved matter was answered by its owner before, and its result is written.
SELECT case_id FROM cases_case
 WHERE state = 'resolved' AND (responded_at_ms IS NULL OR resolved_at_ms IS NULL OR result IS NULL);

-- The solution clock rests exactly while the reporter is asked.
SELECT case_id FROM cases_case WHERE (state = 'waiting') <> (paused_since_ms IS NOT NULL);

-- A finished matter has its end, an open one has none.
SELECT case_id FROM cases_case
 WHERE (state IN ('closed', 'declined', 'withdrawn', 'merged')) <> (closed_at_ms IS NOT NULL);

-- A grid is never without its community, nor a community without its street.
SELECT case_id FROM cases_case
 WHERE (grid_id IS NOT NULL AND community_id IS NULL) OR (community_id IS NOT NULL AND street_id IS NULL);

-- Every case has its report, and a contact is sealed under a key of its own.
SELECT c.case_id FROM cases_case c LEFT JOIN cases_report r
    ON r.tenant_id = c.tenant_id AND r.report_id = c.main_report_id AND r.case_id = c.case_id
 WHERE r.report_id IS NULL OR ((r.contact_name IS NOT NULL OR r.contact_phone IS NOT NULL) AND r.contact_id IS NULL);

-- An item in use stands on the responsibility list.
SELECT c.case_id FROM cases_case c WHERE c.item_code IS NOT NULL AND NOT EXISTS
 (SELECT 1 FROM cases_item i WHERE i.tenant_id = c.tenant_id AND i.code = c.item_code);

-- Nobody rates what was never resolved, itself or under the matter that it followed.
SELECT r.case_id FROM cases_rating r WHERE NOT EXISTS
 (SELECT 1 FROM cases_step s WHERE s.tenant_id = r.tenant_id AND s.case_id = r.case_id AND s.action = 'resolve')
   AND NOT EXISTS (SELECT 1 FROM cases_merged d JOIN cases_merge m ON m.tenant_id = d.tenant_id
        AND m.merge_id = d.merge_id JOIN cases_step s ON s.tenant_id = m.tenant_id AND s.case_id = m.master_id
        AND s.action = 'resolve' WHERE d.tenant_id = r.tenant_id AND d.case_id = r.case_id);

-- What was merged has a master that is nobody's follower and was reported no later; it has no owner of its own, so that
-- exactly one person answers for the matter (INC-24, AS-07).
SELECT c.case_id FROM cases_case c LEFT JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE (c.state = 'merged') <> (c.master_id IS NOT NULL)
    OR (c.master_id IS NOT NULL AND (m.case_id IS NULL OR m.master_id IS NOT NULL OR c.owner_id IS NOT NULL
                                     OR c.owner_post_id IS NOT NULL OR m.reported_at_ms > c.reported_at_ms));

-- Nobody takes back what others wait for.
SELECT c.case_id FROM cases_case c JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE m.state IN ('withdrawn', 'merged', 'reported');

-- Every merged case stands in exactly one merge that was not undone and in which it lost its owner.
SELECT c.case_id FROM cases_case c WHERE c.state = 'merged' AND
 (SELECT count(*) FROM cases_merged d JOIN cases_merge m ON m.tenant_id = d.tenant_id AND m.merge_id = d.merge_id
   WHERE d.tenant_id = c.tenant_id AND d.case_id = c.case_id AND d.from_master_id IS NULL
     AND m.undone_at_ms IS NULL) <> 1;

-- What is kept of a dispatch, a return, a decision or a result belongs to a step.
SELECT d.case_id FROM (SELECT tenant_id, case_id, version FROM cases_dispatch
   UNION ALL SELECT tenant_id, case_id, version FROM cases_return
   UNION ALL SELECT tenant_id, case_id, version FROM cases_arbitration
   UNION ALL SELECT tenant_id, case_id, version FROM cases_resolution) d
 WHERE NOT EXISTS (SELECT 1 FROM cases_step s
  WHERE s.tenant_id = d.tenant_id AND s.case_id = d.case_id AND s.version = d.version);

-- What a pool may take is offered to somebody and will end.
SELECT c.case_id FROM cases_case c WHERE c.state = 'triage' AND c.triage_reason = 'offered' AND NOT EXISTS
 (SELECT 1 FROM cases_offer o JOIN cases_offer_post p ON p.tenant_id = o.tenant_id AND p.case_id = o.case_id
   WHERE o.tenant_id = c.tenant_id AND o.case_id = c.case_id AND o.open);

-- A dispute lies with a named arbiter (INC-28).
SELECT case_id FROM cases_case WHERE state = 'triage' AND triage_reason = 'arbitration' AND owner_id IS NULL;

-- Rules in force were published by somebody else than who wrote them, after that version was replayed.
SELECT edition FROM cases_rule_edition WHERE state = 'published' AND (published_by IS NULL OR published_by = changed_by
   OR effective_from_ms IS NULL OR simulated_version IS NULL OR simulated_version <> version - 1);

-- Every open matter has its response clock, and it runs exactly until the owner answered or nothing is left to do.
SELECT c.case_id FROM cases_case c LEFT JOIN cases_clock k
    ON k.tenant_id = c.tenant_id AND k.case_id = c.case_id AND k.clock = 'response'
 WHERE (k.case_id IS NULL AND c.closed_at_ms IS NULL)
    OR (k.round > 0 AND (k.stopped_at_ms IS NULL) <> (c.responded_at_ms IS NULL AND c.closed_at_ms IS NULL));

-- The solution clock promises what the matter promises and rests exactly while the reporter is asked.
SELECT k.case_id FROM cases_clock k JOIN cases_case c ON c.tenant_id = k.tenant_id AND c.case_id = k.case_id
 WHERE k.clock = 'solution' AND k.stopped_at_ms IS NULL
   AND (k.due_at_ms IS DISTINCT FROM c.solve_by_ms OR k.paused_at_ms IS DISTINCT FROM c.paused_since_ms
        OR c.resolved_at_ms IS NOT NULL OR c.closed_at_ms IS NOT NULL);

-- The update clock runs exactly while a matter is handled.
SELECT k.case_id FROM cases_clock k JOIN cases_case c ON c.tenant_id = k.tenant_id AND c.case_id = k.case_id
 WHERE k.clock = 'update' AND (k.stopped_at_ms IS NULL) <> (c.state = 'handling');

-- Nothing is raised of a clock that rests or has stopped; one that runs has its warning or breach to come.
SELECT case_id FROM cases_clock
 WHERE (next_alarm_at_ms IS NOT NULL AND (paused_at_ms IS NOT NULL OR stopped_at_ms IS NOT NULL))
    OR (next_alarm_at_ms IS NULL AND paused_at_ms IS NULL AND stopped_at_ms IS NULL AND stage < 2);

-- What was raised is known to the clock, and no breach is without its warning.
SELECT a.case_id FROM cases_alarm a LEFT JOIN cases_clock k
    ON k.tenant_id = a.tenant_id AND k.case_id = a.case_id AND k.clock = a.clock
 WHERE k.case_id IS NULL OR a.round > k.round OR (a.round = k.round AND a.stage > k.stage)
    OR (a.stage = 2 AND NOT EXISTS (SELECT 1 FROM cases_alarm w WHERE w.tenant_id = a.tenant_id
        AND w.case_id = a.case_id AND w.clock = a.clock AND w.round = a.round AND w.stage = 1));

-- A rung that tells nobody is somebody's task.
SELECT a.case_id FROM cases_alarm a
 WHERE a.kind = 'rung' AND a.told_id IS NULL AND NOT EXISTS
       (SELECT 1 FROM cases_hole h WHERE h.tenant_id = a.tenant_id AND h.kind = 'no_supervisor');

-- A matter has one open return visit at most.
SELECT case_id FROM cases_visit WHERE closed_at_ms IS NULL GROUP BY tenant_id, case_id HAVING count(*) > 1;

-- Whose result it is does not confirm it.
SELECT v.case_id FROM cases_visit_attempt v JOIN cases_step s
    ON s.tenant_id = v.tenant_id AND s.case_id = v.case_id AND s.version = v.version
 WHERE s.actor_id = v.by_user;

-- A return visit that ended says how; its attempts are all kept.
SELECT v.case_id FROM cases_visit v
 WHERE (v.state = 'open') <> (v.closed_at_ms IS NULL) OR v.attempts <>
       (SELECT count(*) FROM cases_visit_attempt a WHERE a.tenant_id = v.tenant_id AND a.case_id = v.case_id
           AND a.version = v.version);

-- A protected matter was reported by nobody who is named, and nobody is behind the one who reported unnamed.
SELECT case_id FROM cases_case WHERE protected_at_ms IS NOT NULL AND identity IS NULL;

-- A protected matter has a guardian beside its owner, or is an administrator's task.
SELECT c.case_id FROM cases_case c
 WHERE c.protected_at_ms IS NOT NULL AND c.guardian_id IS NULL AND c.state NOT IN ('reported', 'withdrawn')
   AND NOT EXISTS (SELECT 1 FROM cases_hole h WHERE h.tenant_id = c.tenant_id AND h.kind = 'no_guardian');

-- Who reported anonymously left nothing; who reported under a pseudonym can be found by two people, and has a code.
SELECT c.case_id FROM cases_case c JOIN cases_report r ON r.tenant_id = c.tenant_id AND r.report_id = c.main_report_id
 WHERE (c.identity = 'anonymous' AND coalesce(r.account, r.contact_name, r.contact_phone) IS NOT NULL)
    OR (c.identity = 'pseudonymous' AND (r.account IS NULL OR NOT EXISTS
        (SELECT 1 FROM cases_tracking t WHERE t.tenant_id = c.tenant_id AND t.case_id = c.case_id)));

-- Nobody opens alone who reported.
SELECT unsealing_id FROM cases_unsealing
 WHERE decided_by = asked_by OR (granted IS NULL) <> (decided_at_ms IS NULL);

-- Who is asked to help is one body or one person; what was accepted or done has a named person (INC-27).
SELECT subtask_id FROM cases_subtask
 WHERE (organisation_id IS NULL AND holder_id IS NULL) OR (state IN ('accepted', 'done') AND holder_id IS NULL);

-- A sub-task that ended says why or with what; one in hand has no end.
SELECT subtask_id FROM cases_subtask
 WHERE (state IN ('asked', 'accepted')) <> (ended_at_ms IS NULL) OR (ended_at_ms IS NOT NULL AND answer IS NULL);

-- Nothing was reported as handled while a sub-task that had to be done first was open; nor what followed it.
SELECT s.subtask_id FROM cases_subtask s JOIN cases_case c ON c.tenant_id = s.tenant_id AND c.case_id = s.case_id
  LEFT JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE s.required AND s.state NOT IN ('done', 'withdrawn')
   AND (c.state IN ('resolved', 'closed') OR m.state IN ('resolved', 'closed'));

-- A protected matter is shared with nobody, and a matter has twenty sub-tasks at most.
SELECT s.case_id FROM cases_subtask s JOIN cases_case c ON c.tenant_id = s.tenant_id AND c.case_id = s.case_id
 WHERE c.protected_at_ms IS NOT NULL OR s.ordinal > 20;

-- What was lifted has its end, what was answered its words.
SELECT supervision_id FROM cases_supervision
 WHERE (state = 'lifted') <> (lifted_at_ms IS NOT NULL) OR (state = 'answered' AND answer IS NULL)
    OR ordinal > 20 OR due_at_ms <= asked_at_ms;

-- Nothing was closed or declined while it was under supervision; nor was what it followed. Nobody supervises a
-- protected matter.
SELECT s.supervision_id FROM cases_supervision s
  JOIN cases_case c ON c.tenant_id = s.tenant_id AND c.case_id = s.case_id
  LEFT JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE c.protected_at_ms IS NOT NULL OR (s.lifted_at_ms IS NULL
   AND (c.state IN ('closed', 'declined') OR m.state IN ('closed', 'declined')));

-- The clock of supervision runs exactly while an answer is owed for a matter that goes on, or for what follows it.
SELECT c.case_id FROM cases_case c LEFT JOIN cases_clock k
    ON k.tenant_id = c.tenant_id AND k.case_id = c.case_id AND k.clock = 'supervision'
 WHERE (k.case_id IS NOT NULL AND k.stopped_at_ms IS NULL) <> (c.closed_at_ms IS NULL AND EXISTS
       (SELECT 1 FROM cases_supervision s JOIN cases_case o ON o.tenant_id = s.tenant_id AND o.case_id = s.case_id
         WHERE s.tenant_id = c.tenant_id AND s.state = 'asked' AND c.case_id IN (o.case_id, o.master_id)));

-- A reason from a list says why something is not solved; what is solved needs none (INC-11).
SELECT case_id FROM cases_resolution
 WHERE (edition IS NULL) <> (reason_code IS NULL) OR (resolution = 'solved' AND reason_code IS NOT NULL);

-- What a result is worth stands with a result, what a refusal is worth with a refusal.
SELECT r.case_id FROM cases_resolution r JOIN cases_step s
    ON s.tenant_id = r.tenant_id AND s.case_id = r.case_id AND s.version = r.version
 WHERE s.action NOT IN ('resolve', 'decline') OR (s.action = 'decline' AND r.resolution <> 'not_accepted');

-- What outside is awaited has no end; what ended says with what answer or why.
SELECT forward_id FROM cases_forward
 WHERE (state = 'awaiting') <> (ended_at_ms IS NULL)
    OR (ended_at_ms IS NOT NULL AND (answer IS NULL OR recorded_by IS NULL))
    OR (state = 'answered') <> (answered_at_ms IS NOT NULL) OR ordinal > 20;

-- Nothing was reported as handled, closed or declined while an outside answer was awaited; nor was what it followed.
-- Nothing protected leaves the house.
SELECT f.forward_id FROM cases_forward f JOIN cases_case c ON c.tenant_id = f.tenant_id AND c.case_id = f.case_id
  LEFT JOIN cases_case m ON m.tenant_id = c.tenant_id AND m.case_id = c.master_id
 WHERE c.protected_at_ms IS NOT NULL OR (f.state = 'awaiting'
   AND (c.state IN ('resolved', 'closed', 'declined') OR m.state IN ('resolved', 'closed', 'declined')));

-- The clock of outside answers runs exactly while one is awaited for a matter that goes on, or for what follows it.
SELECT c.case_id FROM cases_case c LEFT JOIN cases_clock k
    ON k.tenant_id = c.tenant_id AND k.case_id = c.case_id AND k.clock = 'outside'
 WHERE (k.case_id IS NOT NULL AND k.stopped_at_ms IS NULL) <> (c.closed_at_ms IS NULL AND EXISTS
       (SELECT 1 FROM cases_forward f JOIN cases_case o ON o.tenant_id = f.tenant_id AND o.case_id = f.case_id
         WHERE f.tenant_id = c.tenant_id AND f.state = 'awaiting' AND c.case_id IN (o.case_id, o.master_id)));

-- An alarm of a sub-task was raised after its limit, and is raised no more.
SELECT a.subtask_id FROM cases_subtask_alarm a LEFT JOIN cases_subtask s
    ON s.tenant_id = a.tenant_id AND s.subtask_id = a.subtask_id
 WHERE s.subtask_id IS NULL OR s.next_alarm_at_ms IS NOT NULL OR a.raised_at_ms < a.due_at_ms;

-- What a helper answered with belongs to a sub-task that is there, and lies with the matter and the step that brought
-- it.
SELECT f.file_id FROM cases_subtask_file f LEFT JOIN cases_subtask s
    ON s.tenant_id = f.tenant_id AND s.subtask_id = f.subtask_id
  LEFT JOIN cases_file k ON k.tenant_id = f.tenant_id AND k.case_id = f.case_id AND k.file_id = f.file_id
   AND k.version = f.version
 WHERE s.subtask_id IS NULL OR k.file_id IS NULL;
