select * exclude (file_sha256) from sources order by source, file_name
