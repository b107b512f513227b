import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What Summit Ledger's ingest does of files in BACI's layout, as a DuckDB program with two threads:
 * each file to Parquet, and its trade by country pair and chapter beside it. It checks less: no
 * codes, no duplicates, no line numbers. Arguments: the folder of the files, a folder to write into.
 */
public final class DuckIngest {
  private DuckIngest() {}

  /** Reads them, and prints rows and thousands of US dollars. */
  public static void main(String[] args) throws SQLException, IOException {
    Path out = Files.createDirectories(Path.of(args[1]));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement();
        DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(args[0]), "BACI_*.csv")) {
      sql.execute("set threads = 2");
      for (Path file : files) {
        String parquet = out.resolve(file.getFileName() + ".parquet").toString();
        sql.execute(
            ("copy (select t, i, j, k, v, q from read_csv('%s', header = true, nullstr = 'NA', columns ="
                    + " {'t': 'SMALLINT', 'i': 'SMALLINT', 'j': 'SMALLINT', 'k': 'INTEGER',"
                    + " 'v': 'DECIMAL(18,3)', 'q': 'DECIMAL(18,3)'})) to '%s' (format parquet)")
                .formatted(file, parquet));
        sql.execute(
            ("copy (select t, j, i, k // 10000 as chapter, sum(v) as v, count(*) as products"
                    + " from '%s' group by all order by all) to '%s' (format parquet)")
                .formatted(parquet, out.resolve(file.getFileName() + ".sums.parquet")));
        sql.execute(
            ("copy (select t, j, k, sum(v) as v, count(*) as suppliers, sum(v::double * v::double) as"
                    + " squares, max_by(i, v) as top, max(v) as top_value"
                    + " from '%s' where v > 0 group by all order by all) to '%s' (format parquet)")
                .formatted(parquet, out.resolve(file.getFileName() + ".suppliers.parquet")));
      }
      try (ResultSet all =
          sql.executeQuery(
              "select count(*), sum(v) from '%s/*.csv.parquet'".formatted(out))) {
        all.next();
        System.out.println(all.getLong(1) + " rows, " + all.getBigDecimal(2) + " thousand");
      }
    }
  }
}
