-- What an answer concludes (solved, partly, unsolved, not_accepted, forwarded), so that every attempt carries the same
-- bytes. Empty: `accepted`, plain progress, and what was queued before. Locks: none that last (a nullable column).
ALTER TABLE channels_answer ADD COLUMN conclusion @code;
