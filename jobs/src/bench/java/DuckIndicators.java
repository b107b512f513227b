import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;

/**
 * The second implementation of the indicators, the SQL beside the tests, on the lines of a lake.
 *
 * <pre>
 * run     SQL DATASETS WAREHOUSE OUT THREADS   every query to a Parquet file of its own
 * compare SQL STAGED OUT                       whether staged tables say the same
 * </pre>
 */
public final class DuckIndicators {
  private DuckIndicators() {}

  /** Runs one of them. */
  public static void main(String[] args) throws SQLException, IOException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      DuckQueries queries = new DuckQueries(sql, Path.of(args[1]), Set.of("sector_growth"));
      if (args[0].equals("compare")) {
        queries.compare(Path.of(args[2]), Path.of(args[3]));
        return;
      }
      sql.execute("set threads = " + Integer.parseInt(args[5]));
      Map<String, String> places = Map.of("datasets", args[2], "lake", args[3] + "/lake");
      queries.start("lists", places);
      queries.start("lake", places);
      queries.start("leaves", places);
      queries.write(Path.of(args[3], "latest"), Files.createDirectories(Path.of(args[4])));
    }
  }
}
