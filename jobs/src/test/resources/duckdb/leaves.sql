-- What the second implementation starts from: the lines that the lake holds, with what their files say of them, and
-- the project's own lists. ${lake} and ${datasets} are folders.

create macro country_of(packed) as concat(
  case when packed >> 24 & 127 > 0 then chr((packed >> 24 & 127)::integer) else '' end,
  case when packed >> 16 & 127 > 0 then chr((packed >> 16 & 127)::integer) else '' end,
  case when packed >> 8 & 127 > 0 then chr((packed >> 8 & 127)::integer) else '' end,
  chr((packed & 127)::integer));

create table files as
select id, source, dataflow, frequency, currency, partners, products, world, reporters, quantityUnit as quantity_unit,
  valuation.import as import_valuation, valuation.export as export_valuation
from read_json('${lake}/*/entry.json', columns = {id: 'varchar', source: 'varchar', dataflow: 'varchar',
  frequency: 'varchar', currency: 'varchar', partners: 'varchar', products: 'varchar', world: 'varchar',
  reporters: 'varchar', quantityUnit: 'varchar', valuation: 'struct(import varchar, export varchar)'});

create table printed as
select f.source, f.dataflow, f.frequency, f.currency, country_of(l.reporter) as reporter, country_of(l.partner) as partner,
  case when l.is_export then 'export' else 'import' end as flow,
  case when l.product = 1 then 'TOTAL' else substr(l.product::varchar, 2) end as product,
  case when l.product = 1 then 'TOTAL' else 'HS' || (length(l.product::varchar) - 1) end as product_level,
  'HS' || l.hs_revision as hs_revision, l.period_start,
  case f.frequency when 'A' then l.period_start + interval 1 year when 'Q' then l.period_start + interval 3 month
    else l.period_start + interval 1 month end::date as period_end,
  l.value, l.quantity, coalesce(l.quantity_unit, f.quantity_unit) as quantity_unit,
  case when l.is_export then f.export_valuation else f.import_valuation end as valuation, f.partners, f.products, f.world, f.reporters
from read_parquet('${lake}/*/flows.parquet', filename = true) l
join files f on l.filename like '%/' || f.id || '/flows.parquet';

-- Where a file lists all partners and no world, the world is their sum. Its quantity is that of all of it, or there is none,
-- and beside it stands what part of it has one.
create table leaves as
select *, if(quantity is null, null, value) as part_value, if(value is null, null, quantity) as part_quantity from printed
union all by name
select * exclude (reporter, partner, value, quantity), reporter, 'WLD' as partner, sum(value) as value,
  if(count(value) = count(value) filter (quantity is not null), sum(quantity) filter (value is not null), null) as quantity,
  sum(value) filter (quantity is not null) as part_value, sum(quantity) filter (value is not null) as part_quantity
from printed where partners = 'all' and world = 'none' group by all;

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

-- What the parties of commitments report of their trade with those they share one with, and with the world.
create table party_leaves as
select *, struct_pack(source, reporter, partner, flow, currency, frequency, valuation) as cell from leaves l
where l.reporter in (select reporter from counterparts)
  and (l.partner = 'WLD' or exists (select 1 from counterparts c where c.reporter = l.reporter and c.partner = l.partner));

-- The sector of a product: chapters by the scheme of chapters, longer codes by the longest prefix of the other.
create table product_sectors as
select p.product, arg_max(s.sector, length(s.hs_prefix)) as sector
from (select distinct product from leaves where product <> 'TOTAL') p
join sector_prefixes s
  on s.scheme = case when length(p.product) = 2 then 'HS2' else 'HS6' end and starts_with(p.product, s.hs_prefix)
group by all;

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
