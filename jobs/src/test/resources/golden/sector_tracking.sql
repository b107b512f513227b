select commitment_id, scenario, source, flow, frequency, sector, in_scope, period,
  pledged_value, baseline_value, value, growth_since_baseline, cagr_before, acceleration,
  excess_over_world, out_of_scope_growth, reason
from sector_tracking
where reporter = 'IND' and partner = 'JPN'
  and (commitment_id in ('jpn_ind_2014_investment', 'jpn_ind_2026_economic_security')
    or scenario = 'equal_priority_sectors')
qualify row_number() over (partition by commitment_id, scenario, source, flow, frequency,
  sector order by period_start desc) = 1
order by all
