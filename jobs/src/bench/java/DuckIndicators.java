import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The second implementation of the indicators, the SQL beside the tests, on the lines of a lake.
 *
 * <pre>
 * run     SQL DATASETS WAREHOUSE STAGED OUT THREADS   the queries of staged tables, to a Parquet file each
 * compare SQL STAGED OUT                              whether these say the same, to 1e-12
 * </pre>
 */
public final class DuckIndicators {
  private DuckIndicators() {}

  /** Runs one of them. */
  public static void main(String[] args) throws SQLException, IOException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      DuckQueries queries = new DuckQueries(sql, Path.of(args[1]));
      if (args[0].equals("compare")) {
        queries.compare(Path.of(args[2]), Path.of(args[3]));
        return;
      }
      sql.execute("set threads = " + Integer.parseInt(args[6]));
      Map<String, String> places = Map.of("datasets", args[2], "lake", args[3] + "/lake");
      queries.start("lists", places);
      queries.start("lake", places);
      queries.start("leaves", places);
      queries.write(Path.of(args[4]), Files.createDirectories(Path.of(args[5])));
    }
  }
}
