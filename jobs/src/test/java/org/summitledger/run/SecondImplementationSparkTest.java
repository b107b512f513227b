package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.report.Numbers;
import org.summitledger.report.TableDefinition;
import org.summitledger.report.Tables;
import org.summitledger.run.Warehouses.Night;

/**
 * Indicators computed a second time, as SQL in {@code src/test/resources/duckdb} from the lines that
 * the lake holds, agree with the published ones: in a night on the shipped data, and in one on data
 * made up for what no shipped source can tell. Queries give a table's key and some of its columns;
 * what is null in the table, they leave out or give as null.
 */
class SecondImplementationSparkTest {
  /** Of the larger of both, or of a unit: what is left of sums of doubles that cancel out. */
  private static final double TOLERANCE = 1e-12;

  private static final double NOTHING = 1e-9;

  /** Sums of money and counts: they agree to the last digit. */
  private static final List<String> SUMS =
      List.of("value_change", "change", "continuing", "entry", "exit", "matched_products", "flag");

  /** Takes corrections below zero, and quantities in two units: neither night has them. */
  private static final Set<String> IN_NO_NIGHT =
      Set.of("excluded_value_below_zero", "excluded_other_unit");

  @TempDir private static Path folder;
  private static Night madeUp;

  @BeforeAll
  static void publish() throws IOException {
    Path datasets = MadeUpInputs.write(folder.resolve("datasets"));
    madeUp = Warehouses.night(datasets, folder.resolve("out"), Warehouses.AS_OF);
    assertThat(madeUp.exit()).as(madeUp.printed()).isEqualTo(ExitCode.OK);
  }

  private static List<Night> nights() {
    return List.of(Warehouses.first(), madeUp);
  }

  static Stream<Arguments> tablesOfNights() {
    return tables()
        .flatMap(
            table -> Stream.of(Arguments.of("shipped", table), Arguments.of("made up", table)));
  }

  private static Stream<String> tables() {
    return Tables.definitions().stream()
        .map(TableDefinition::name)
        .filter(name -> !queries(name).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("tablesOfNights")
  void bothImplementationsAgree(String night, String table) throws Exception {
    String key = key(table);
    try (Duck duck = duck(nights().get(night.equals("shipped") ? 0 : 1))) {
      compute(duck, table);
      for (String column : columns(duck, table)) {
        assertThat(duck.rows(apart(duck, table, key, column)))
            .as("cells of " + table + "." + column + " that differ in the " + night + " night")
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnIsComputedInOneOfBothNights(String table) throws Exception {
    Set<String> computed = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    for (Night night : nights()) {
      try (Duck duck = duck(night)) {
        compute(duck, table);
        for (String column : columns(duck, table)) {
          all.add(column);
          if (!duck.cell("select count(" + column + ") from second").equals(0L)) {
            computed.add(column);
          }
        }
      }
    }
    assertThat(computed).as("columns of " + table + " with a value").isEqualTo(all).isNotEmpty();
  }

  static Stream<String> tablesOfNumbers() {
    return Numbers.byTable().keySet().stream().sorted();
  }

  /** Else all agree on what nobody computed. */
  @ParameterizedTest
  @MethodSource("tablesOfNumbers")
  void everyNumberThatCanBePublishedIsComputedInOneOfBothNights(String table) throws Exception {
    Numbers.Named named = Objects.requireNonNull(Numbers.byTable().get(table));
    Set<String> found = new TreeSet<>();
    for (Night night : nights()) {
      try (Duck duck = duck(night)) {
        compute(duck, table);
        String value = columns(duck, table).get(0);
        duck.rows(
                "select distinct %s from second where %s is not null"
                    .formatted(named.column(), value))
            .forEach(row -> found.add(String.valueOf(row.get(0))));
      }
    }
    Set<String> expected = new TreeSet<>(named.names());
    expected.removeAll(IN_NO_NIGHT);
    assertThat(found).as("numbers of " + table + " with a value").containsAll(expected);
  }

  private static void compute(Duck duck, String table) throws SQLException, IOException {
    List<String> queries = queries(table);
    duck.execute("create table second as " + sql(queries.get(0)));
    for (String more : queries.subList(1, queries.size())) {
      duck.execute("insert into second by name " + sql(more));
    }
  }

  private static List<String> columns(Duck duck, String table) throws SQLException {
    return duck.columns("select * exclude (" + key(table) + ") from second");
  }

  private static String key(String table) {
    return Tables.definition(table).key().stream()
        .map(c -> '"' + c + '"')
        .collect(Collectors.joining(", "));
  }

  private static String apart(Duck duck, String table, String key, String column)
      throws SQLException {
    boolean isNumber =
        duck.rows("describe select " + column + " from " + table).get(0).get(1).equals("DOUBLE");
    String named = Numbers.byTable().containsKey(table) ? column(table) : "''";
    String isSum = named + " in ('" + String.join("', '", SUMS) + "')";
    String differs =
        isNumber
            ? "abs(p.value - s.value) > if(%s, 0, greatest(%s * greatest(abs(p.value), abs(s.value)), %s))"
                .formatted(isSum, TOLERANCE, NOTHING)
            : "p.value is distinct from s.value";
    return """
        select %1$s, p.value as published, s.value as second
        from (select %1$s, %3$s as value from %2$s where %3$s is not null) p
        full join (select %1$s, %3$s as value from second where %3$s is not null) s using (%1$s)
        where p.value is null or s.value is null or %4$s
        order by all limit 20
        """
        .formatted(key, table, column, differs);
  }

  private static String column(String table) {
    return Objects.requireNonNull(Numbers.byTable().get(table)).column();
  }

  @Test
  void theLinesAddUpToTheSectors() throws Exception {
    try (Duck duck = duck(Warehouses.first())) {
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

  private static Duck duck(Night night) throws SQLException, IOException {
    Duck duck =
        new Duck(
            night.latest(), Tables.definitions().stream().map(TableDefinition::name).toList());
    for (String statement : (sql("/duckdb/leaves.sql") + sql("/duckdb/world.sql")).split(";")) {
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

  /** What is told of a table, and what more of it where a source holds the world's trade. */
  private static List<String> queries(String table) {
    return Stream.of("/duckdb/" + table + ".sql", "/duckdb/" + table + "_of_world.sql")
        .filter(name -> SecondImplementationSparkTest.class.getResource(name) != null)
        .toList();
  }

  private static String sql(String resource) throws IOException {
    Path file = TestFiles.root().resolve("jobs/src/test/resources" + resource);
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
