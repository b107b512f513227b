select * exclude (statements) from commitments order by commitment_id
