-- Rows of many cases, in the shapes and sizes of real ones. Parameters: first, last, open, staff, territory,
-- territories, at, names, folded, body, model. The first `open` cases are open tasks of one bailiff; of the
-- others every tenth is open, spread over 400 bailiffs and all territories.

CREATE TEMPORARY TABLE portion ON COMMIT DROP AS
SELECT i, part(0, i) AS id, i <= %(open)s OR i %% 10 = 0 AS open,
       CASE WHEN i <= %(open)s THEN %(territory)s ELSE (%(territories)s::text[])[i %% 20 + 1] END AS territory,
       CASE WHEN i <= %(open)s THEN %(staff)s::uuid ELSE part(9, i %% 400) END AS assignee,
       -- a term ends with the provider's working time
       (%(at)s::date + ((i * 7919) %% 30 - 10)::int + time '18:30') AT TIME ZONE 'Asia/Almaty' AS due,
       invented.name AS debtor, invented.folded,
       'ТОО «Үлгі ' || i %% 5000 || '»' AS claimant, lpad((i %% 5000)::text, 12, '1') AS claimant_bin,
       lpad(i::text, 12, '7') AS debtor_iin, lpad(i::text, 7, '0') AS ordinal
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS i
JOIN unnest(%(names)s::text[], %(folded)s::text[]) WITH ORDINALITY AS invented (name, folded, place)
  ON invented.place = (i * 31) %% cardinality(%(names)s::text[]) + 1;

INSERT INTO cases_case (id, procedure, ruleset, territory, state, version, number, applicant, principal, submitter,
                        title, channel, received_at, registered_on, assignee, due_at, closed_at, head)
SELECT id, 'initiation', '2021-10', territory, CASE WHEN open THEN 'registered' ELSE 'initiated' END,
       CASE WHEN open THEN 2 ELSE 4 END, territory || '-2026-' || ordinal, claimant_bin, claimant_bin, debtor_iin,
       claimant || ' — ' || debtor, 'portal', due - interval '3 days', due::date, assignee,
       CASE WHEN open THEN due END, CASE WHEN NOT open THEN due END, '\x00'
FROM portion;

INSERT INTO cases_event (id, case_id, territory, no, step, at, actor, body, previous, hash)
SELECT part(1, i), id, territory, 1, 'submit', due, 'person:100740011685',
       replace(%(body)s, %(model)s, id::text), '\x00', '\x00'
FROM portion;

INSERT INTO cases_clock (id, case_id, territory, term, started_on, due_on, due_at, calendar_version, pauses,
                         stopped_at)
SELECT part(2, i), id, territory, 'initiation.decision', due::date, due::date, due, '2026.1', '[]',
       CASE WHEN NOT open THEN due END
FROM portion;

INSERT INTO cases_task (id, case_id, territory, kind, role, assignee, opened_at, due_at, done_at)
SELECT part(3, i), id, territory, 'decide', 'state-bailiff', assignee, due, due, CASE WHEN NOT open THEN due END
FROM portion;

INSERT INTO cases_party (id, case_id, territory, role, number, name)
SELECT part(4, i), id, territory, 'claimant', claimant_bin, claimant FROM portion
UNION ALL
SELECT part(5, i), id, territory, 'debtor', debtor_iin, debtor FROM portion;

INSERT INTO cases_searchentry (case_id, territory, kind, value)
SELECT id, territory, kind, CASE kind WHEN 'number' THEN territory || '2026' || ordinal
                                      WHEN 'document' THEN '751226002' || i
                                      WHEN 'identity' THEN debtor_iin ELSE folded END
FROM portion, unnest(ARRAY['number', 'document', 'identity', 'name']) AS kind;
