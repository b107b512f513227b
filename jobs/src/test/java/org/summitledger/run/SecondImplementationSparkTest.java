package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.report.TableDefinition;
import org.summitledger.report.Tables;
import org.summitledger.run.Warehouses.Night;

/**
 * Indicators computed a second time, as SQL in {@code src/test/resources/duckdb} from the lines that
 * the lake holds, agree with the published ones. A query gives a table's key and some of its
 * columns; what is null in the table, the query leaves out or gives as null.
 */
class SecondImplementationSparkTest {
  private static final double TOLERANCE = 1e-12;


  static Stream<String> tables() {
    return Tables.definitions().stream()
        .map(TableDefinition::name)
        .filter(name -> SecondImplementationSparkTest.class.getResource(query(name)) != null);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void bothImplementationsAgree(String table) throws Exception {
    String key =
        Tables.definition(table).key().stream()
            .map(c -> '"' + c + '"')
            .collect(Collectors.joining(", "));
    try (Duck duck = duck()) {
      duck.execute("create table second as " + sql(query(table)));
      for (String column : duck.columns("select * exclude (" + key + ") from second")) {
        assertThat(duck.cell("select count(" + column + ") from second")).isNotEqualTo(0L);
        assertThat(duck.rows(apart(table, key, column)))
            .as("cells of " + table + "." + column + " that differ")
            .isEmpty();
      }
    }
  }

  private static String apart(String table, String key, String column) {
    return """
        select %1$s, p.value as published, s.value as second
        from (select %1$s, %3$s as value from %2$s where %3$s is not null) p
        full join (select %1$s, %3$s as value from second where %3$s is not null) s using (%1$s)
        where p.value is null or s.value is null
          or abs(p.value - s.value) > %4$s * greatest(abs(p.value), abs(s.value), 1e-300)
        order by all limit 20
        """
        .formatted(key, table, column, TOLERANCE);
  }

  @Test
  void theLinesAddUpToTheSectors() throws Exception {
    try (Duck duck = duck()) {
      assertThat(
              duck.rows(
                  """
                  select g.reporter, g.partner, g.flow, g.period, g.value, l.value
                  from (select source, reporter, partner, flow, period_start, any_value(period) as period,
                      sum(value) as value
                    from sector_growth where source = 'tradestat' and partner = 'JPN' group by all) g
                  join (select source, reporter, partner, flow, period_start, sum(value) as value
                    from leaves where products = 'all' group by all) l
                  using (source, reporter, partner, flow, period_start)
                  where g.value <> l.value
                  """))
          .isEmpty();
    }
  }

  private static Duck duck() throws SQLException, IOException {
    Night night = Warehouses.first();
    Duck duck =
        new Duck(
            night.latest(), Tables.definitions().stream().map(TableDefinition::name).toList());
    for (String statement : sql("/duckdb/leaves.sql").split(";")) {
      if (!statement.isBlank()) {
        duck.execute(
            statement
                .replace("${lake}", folder(night.out().resolve("lake")))
                .replace("${datasets}", folder(TestFiles.datasets())));
      }
    }
    return duck;
  }

  private static String folder(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static String query(String table) {
    return "/duckdb/" + table + ".sql";
  }

  private static String sql(String resource) throws IOException {
    Path file = TestFiles.root().resolve("jobs/src/test/resources" + resource);
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
