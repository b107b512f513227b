-- The whole world's trade, of files that hold it. Where such a file prints exports, exporters are seen there, and where it prints
-- imports, importers are. A file of one direction prints each trade once, and both are seen in it. Blank lines are among them: what
-- they are of is not known.
create table world_lines as
select source, currency, frequency, valuation, period_start, period_end, product, product_level, hs_revision, flow,
  if(flow = 'export', reporter, partner) as exporter, if(flow = 'export', partner, reporter) as importer, value,
  flow = max_by(flow, flow = 'export') over file as shows_exporters, flow = max_by(flow, flow = 'import') over file as shows_importers
from printed where reporters = 'parties' and partner <> 'WLD'
window file as (partition by source, dataflow);

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
  from world_lines where shows_exporters and exporter in (select reporter from counterparts)
  group by all)
where struct_update(cell, valuation := null) not in (select side from stated)
union all by name
select struct_update(cell, reporter := cell.partner, partner := cell.reporter, flow := 'export') as cell, source, product_level,
  hs_revision, period_start, period_end, product, value, quantity, quantity_unit
from party_leaves
where products = 'all' and cell.flow = 'import' and cell.partner <> 'WLD' and source in (select source from world_lines)
  and struct_update(cell, reporter := cell.partner, partner := cell.reporter, flow := 'export', valuation := null)
    not in (select side from stated);
