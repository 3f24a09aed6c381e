-- A pair names two people, the older record first.
SELECT pair_id FROM linkage_pair WHERE a_id >= b_id;

-- What somebody said of a pair says by whom and when; an open one says neither.
SELECT pair_id FROM linkage_pair
 WHERE (state IN ('same', 'different', 'unsure')) <> (decided_at_ms IS NOT NULL)
    OR doubt <> 500 - ABS(permille - 500);

-- A walk is under way or has ended.
SELECT walk_id FROM linkage_walk WHERE (state = 'under_way') <> (ended_at_ms IS NULL);

-- A model has weights once it is ready, and was put into use by somebody.
SELECT model_id FROM linkage_model
 WHERE (state = 'asked') <> (card IS NULL)
    OR (state IN ('in_use', 'replaced')) <> (published_at_ms IS NOT NULL);
