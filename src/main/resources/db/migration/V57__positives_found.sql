-- The few results that are positive, among all.
create index result_positive on care.result (sample_id, at) where result = 'positive';
