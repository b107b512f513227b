-- What queries start from: trade of countries with each other and with the world, and what of it parties of commitments trade.

-- Where a file lists all partners and no world, the world is their sum. Its quantity is that of all of it, or there is none,
-- and beside it stands what part of it has one.
create table leaves as
select *, if(quantity is null, null, value) as part_value, if(value is null, null, quantity) as part_quantity from printed
union all by name
select * exclude (reporter, partner, value, quantity), reporter, 'WLD' as partner, sum(value) as value,
  if(count(value) = count(value) filter (quantity is not null), sum(quantity) filter (value is not null), null) as quantity,
  sum(value) filter (quantity is not null) as part_value, sum(quantity) filter (value is not null) as part_quantity
from printed where partners = 'all' and world = 'none' group by all;

-- What the parties of commitments report of their trade with those they share one with, and with the world.
create table party_leaves as
select *, struct_pack(source, reporter, partner, flow, currency, frequency, valuation) as cell from leaves l
where l.reporter in (select reporter from counterparts)
  and (l.partner = 'WLD' or exists (select 1 from counterparts c where c.reporter = l.reporter and c.partner = l.partner));

-- What the parties trade, of files that list all products, and what they sell as others print it, where they do not.
create table basket_lines as
with stated as (select distinct struct_update(cell, valuation := null) as side from party_leaves where products = 'all')
select cell, source, product_level, hs_revision, period_start, period_end, product, value, quantity, quantity_unit
from party_leaves where products = 'all'
union all by name
select cell, cell.source as source, * exclude (cell) from (
  select struct_pack(source := source, reporter := exporter, partner := 'WLD', flow := 'export', currency := currency,
      frequency := frequency, valuation := valuation) as cell,
    product_level, hs_revision, period_start, period_end, product, sum(value) as value
  from world_products where shows_exporters and exporter in (select reporter from counterparts)
  group by all)
where struct_update(cell, valuation := null) not in (select side from stated)
union all by name
select struct_update(cell, reporter := cell.partner, partner := cell.reporter, flow := 'export') as cell, source, product_level,
  hs_revision, period_start, period_end, product, value, quantity, quantity_unit
from party_leaves
where products = 'all' and cell.flow = 'import' and cell.partner <> 'WLD' and source in (select source from world_products)
  and struct_update(cell, reporter := cell.partner, partner := cell.reporter, flow := 'export', valuation := null)
    not in (select side from stated);
