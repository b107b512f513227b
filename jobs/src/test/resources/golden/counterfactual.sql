select sector, method, period, actual_value, expected_value, effect_ratio, low, high,
  interval_level, interval_placebos, side, pre_periods, parallel_p, placebo_rank, placebos, evidence,
  evidence_reason, inputs_complete, reason
from counterfactual
where commitment_id = 'jpn_ind_2014_investment' and scenario = 'priority_sectors'
  and source = 'tradestat' and flow = 'import'
qualify row_number() over (partition by sector, method order by period_start desc) = 1
order by all
