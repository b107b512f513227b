select * from commitment_progress order by commitment_id, scenario
