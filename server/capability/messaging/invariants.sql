-- Whatever is not at its end has a time at which somebody looks at it again.
SELECT message_id FROM messaging_message
WHERE state IN ('queued', 'sending') AND due_at_ms IS NULL;

-- Nothing that ended is looked at again, and it says when it ended.
SELECT message_id FROM messaging_message
WHERE state IN ('acknowledged', 'failed', 'suppressed') AND (due_at_ms IS NOT NULL OR finished_at_ms IS NULL);

-- A message that must be acknowledged and is not yet goes on until it is, or failed.
SELECT message_id FROM messaging_message
WHERE must_acknowledge AND state IN ('sent', 'delivered') AND due_at_ms IS NULL;

-- Only what failed is given up, and with a reason.
SELECT message_id FROM messaging_message WHERE given_up_by IS NOT NULL AND (state <> 'failed' OR given_up_note = '');

-- What went out has the step that says so.
SELECT m.message_id FROM messaging_message m LEFT JOIN messaging_delivery d
  ON d.tenant_id = m.tenant_id AND d.message_id = m.message_id AND d.round_no = m.round_no AND d.step_no = m.step_no
WHERE m.state IN ('sending', 'sent', 'delivered') AND d.step_no IS NULL;

-- What was suppressed went nowhere.
SELECT m.message_id FROM messaging_message m JOIN messaging_delivery d
  ON d.tenant_id = m.tenant_id AND d.message_id = m.message_id AND d.round_no = m.round_no
WHERE m.state = 'suppressed' AND d.state <> 'suppressed';

-- Nobody publishes their own draft.
SELECT template_code FROM messaging_template
WHERE published_by = drafted_by OR state = 'published' AND published_by IS NULL;

-- The costs of a month are those of its steps.
SELECT c.cost_month FROM messaging_cost c WHERE c.charged_fen < 0 OR c.messages < 1 OR c.units < c.messages;
