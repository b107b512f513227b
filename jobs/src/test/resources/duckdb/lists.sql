-- The project's own lists, and formulas that several queries share. ${datasets} is a folder.

create table sector_prefixes as
select scheme, sector, hs_prefix from read_csv('${datasets}/reference/sector_products.csv', header = true, all_varchar = true);

create table commitments_made as
select * from read_csv('${datasets}/commitments/commitments.csv', header = true, all_varchar = true);

create table summits_held as
select * from read_csv('${datasets}/commitments/summits.csv', header = true, all_varchar = true);

create table exchange_rates as
select * from read_csv('${datasets}/reference/exchange_rates.csv', header = true, all_varchar = true);

-- Countries that share a commitment.
create table counterparts as
select distinct a as reporter, b as partner
from (select unnest([giver, receiver]) as a, unnest([receiver, giver]) as b
  from (select unnest(string_split(giver, '|')) as giver, receiver
    from (select giver, unnest(string_split(receiver, '|')) as receiver from commitments_made)))
where a <> b;

-- Commitments as stated, and under their scenarios, which say what the statement leaves open.
create table commitment_cases as
select commitment_id, 'stated' as scenario, giver, receiver, window_start, window_end, sectors from commitments_made
union all
select distinct m.commitment_id, s.scenario, m.giver, m.receiver, coalesce(s.window_start, m.window_start),
  coalesce(s.window_end, m.window_end), coalesce(s.sectors, m.sectors)
from commitments_made m
join read_csv('${datasets}/commitments/scenarios.csv', header = true, all_varchar = true) s using (commitment_id);

create table windows as
select distinct giver, receiver, window_start::date as opens from commitment_cases where window_start is not null;

create table sectors_listed as
select * from read_csv('${datasets}/reference/sectors.csv', header = true, all_varchar = true);

-- The like period of the last complete year before a window opened: so many years earlier as the period's end is
-- after the opening, a begun year counted whole.
create macro years_since(opens, period_end) as
  date_diff('year', opens, period_end)
    + case when opens + to_years(date_diff('year', opens, period_end)::integer) < period_end then 1 else 0 end;

-- Whether a commitment is one of a reporter with its partner, or of the reporter where the partner is the world.
create macro concerns(giver, receiver, cell) as
  (list_contains(string_split(giver, '|'), cell.reporter)
    and (cell.partner = 'WLD' or list_contains(string_split(receiver, '|'), cell.partner)))
  or (list_contains(string_split(receiver, '|'), cell.reporter)
    and (cell.partner = 'WLD' or list_contains(string_split(giver, '|'), cell.partner)));

-- The same trade with the world.
create macro with_world(cell) as struct_pack(source := cell.source, reporter := cell.reporter, partner := 'WLD',
  flow := cell.flow, currency := cell.currency, frequency := cell.frequency, valuation := cell.valuation);

create macro lafay(x, m, x_all, m_all) as
  100 * ((x - m) - (x_all - m_all) / nullif(x_all + m_all, 0) * (x + m)) / nullif(x_all + m_all, 0);

-- The logarithmic mean (a - b) / ln(a / b), with ln as its series where a and b are close.
create macro log_mean(a, b) as
  case when abs(a - b) > 0.1 * (a + b) then (a - b) / ln(a / b)
    else (a + b) / 2 / (1 + pow((a - b) / (a + b), 2) / 3 + pow((a - b) / (a + b), 4) / 5 + pow((a - b) / (a + b), 6) / 7
      + pow((a - b) / (a + b), 8) / 9 + pow((a - b) / (a + b), 10) / 11 + pow((a - b) / (a + b), 12) / 13
      + pow((a - b) / (a + b), 14) / 15) end;

create table critical_codes as
select distinct hs_code from read_csv('${datasets}/reference/critical_materials.csv', header = true, all_varchar = true);

create table thresholds as
select school, indicator, comparison, threshold::double as threshold, years_of::integer as years_of,
  years_needed::integer as years_needed
from read_csv('${datasets}/reference/dependency_thresholds.csv', header = true, all_varchar = true);

-- How often an interval of n placebos holds what is no effect: the k-th smallest and largest, with k of one in forty.
create macro placebo_level(n) as 1 - 2.0 * greatest(1, (n + 1) // 40) / (n + 1);
