package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.report.Numbers;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;
import org.summitledger.run.Warehouses.Night;

/**
 * Indicators computed a second time, as SQL in {@code src/test/resources/duckdb} from the lines
 * that the lake holds, agree with the published ones: in a night on the shipped data, and in one on
 * data made up for what no shipped source can tell. Queries give a table's key and some of its
 * columns; what is null in the table, they leave out or give as null.
 */
class SecondImplementationSparkTest {
  /** Of the larger of both, or of a unit: what is left of sums of doubles that cancel out. */
  private static final double TOLERANCE = 1e-12;

  private static final double NOTHING = 1e-9;

  /** Sums of money and counts: they agree to the last digit. */
  private static final List<String> SUMS =
      List.of("value_change", "change", "continuing", "entry", "exit", "matched_products", "flag");

  /** Takes corrections below zero, quantities in two units and printed zeros, which neither has. */
  private static final Set<String> IN_NO_NIGHT =
      Set.of("excluded_value_below_zero", "excluded_other_unit", "excluded_not_traded");

  @TempDir private static Path folder;
  private static final Map<String, Duck> NIGHTS = new TreeMap<>();

  @BeforeAll
  static void compute() throws Exception {
    Path datasets = MadeUpInputs.write(folder.resolve("datasets"));
    Night madeUp = Warehouses.night(datasets, folder.resolve("out"), Warehouses.AS_OF);
    assertThat(madeUp.exit()).as(madeUp.printed()).isEqualTo(ExitCode.OK);
    NIGHTS.put("shipped", duck(Warehouses.first()));
    NIGHTS.put("made up", duck(madeUp));
    for (Duck duck : NIGHTS.values()) {
      for (String table : tables().toList()) {
        List<String> queries = queries(table);
        duck.execute("create table " + second(table) + " as " + sql(queries.get(0)));
        for (String more : queries.subList(1, queries.size())) {
          duck.execute("insert into " + second(table) + " by name " + sql(more));
        }
      }
    }
  }

  @AfterAll
  static void close() throws SQLException {
    for (Duck duck : NIGHTS.values()) {
      duck.close();
    }
    NIGHTS.clear();
  }

  private static Duck of(String night) {
    return Objects.requireNonNull(NIGHTS.get(night));
  }

  private static String second(String table) {
    return "second_" + table;
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
  void bothImplementationsAgree(String night, String table) throws SQLException {
    Duck duck = of(night);
    for (String column : columns(duck, table)) {
      assertThat(duck.rows(apart(duck, table, column)))
          .as("cells of " + table + "." + column + " that differ in the " + night + " night")
          .isEmpty();
    }
  }

  /** Else all agree on what nobody computed. */
  @ParameterizedTest
  @MethodSource("tables")
  void everyColumnHasAValueInOneOfBothNights(String table) throws SQLException {
    Set<String> computed = new TreeSet<>();
    for (Duck duck : NIGHTS.values()) {
      for (String column : columns(duck, table)) {
        if (!duck.cell("select count(" + column + ") from " + second(table)).equals(0L)) {
          computed.add(column);
        }
      }
    }
    assertThat(columns(of("shipped"), table))
        .as("columns of " + table + " that were computed twice")
        .isNotEmpty()
        .allMatch(computed::contains);
  }

  static Stream<String> tablesOfNumbers() {
    return Numbers.byTable().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("tablesOfNumbers")
  void everyNumberThatCanBePublishedHasAValueInOneOfBothNights(String table) throws SQLException {
    Numbers.Named named = Objects.requireNonNull(Numbers.byTable().get(table));
    Set<String> found = new TreeSet<>();
    for (Duck duck : NIGHTS.values()) {
      duck.rows(
              "select distinct %s from %s where %s is not null"
                  .formatted(named.column(), second(table), columns(duck, table).get(0)))
          .forEach(row -> found.add(String.valueOf(row.get(0))));
    }
    Set<String> expected = new TreeSet<>(named.names());
    expected.removeAll(IN_NO_NIGHT);
    assertThat(found).as("numbers of " + table + " that were computed twice").containsAll(expected);
  }

  private static List<String> columns(Duck duck, String table) throws SQLException {
    return duck.columns("select * exclude (" + key(table) + ") from " + second(table));
  }

  private static String key(String table) {
    return Tables.definition(table).key().stream()
        .map(c -> '"' + c + '"')
        .collect(Collectors.joining(", "));
  }

  private static String apart(Duck duck, String table, String column) throws SQLException {
    boolean isNumber =
        duck.rows("describe select " + column + " from " + table).get(0).get(1).equals("DOUBLE");
    return """
    select %1$s, p.value as published, s.value as second
    from (select %1$s, %3$s as value from %2$s where %3$s is not null) p
    full join (select %1$s, %3$s as value from %4$s where %3$s is not null) s using (%1$s)
    where p.value is null or s.value is null or %5$s
    order by all limit 20
    """
        .formatted(
            key(table),
            table,
            column,
            second(table),
            isNumber ? isFar(table) : "p.value is distinct from s.value");
  }

  private static String isFar(String table) {
    String sums = "('" + String.join("', '", SUMS) + "')";
    String isSum = Numbers.byTable().containsKey(table) ? column(table) + " in " + sums : "false";
    return "abs(p.value - s.value) > if(%s, 0, greatest(%s * greatest(abs(p.value), abs(s.value)), %s))"
        .formatted(isSum, TOLERANCE, NOTHING);
  }

  private static String column(String table) {
    return Objects.requireNonNull(Numbers.byTable().get(table)).column();
  }

  @Test
  void theLinesAddUpToTheSectors() throws SQLException {
    assertThat(
            of("shipped")
                .rows(
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

  /**
   * The equations that a Poisson estimate solves, where they can be seen: of each pair, and of all
   * that have a summit while its window is open, what is fitted adds up to what was traded.
   */
  @Test
  void gravityFitsWhatEachPairTradesAndWhatIsTradedWhileAWindowIsOpen() throws SQLException {
    String sums =
        """
        select source, specification, %s, count(*) as periods, abs(sum(actual - fitted)) as apart
        from gravity cross join (select min(opens) as opens from windows)
        where term = 'residual' %s group by all
        """;
    String ofPairs = sums.formatted("exporter, importer, sector", "");
    String ofWindow = sums.formatted("'all'", "and period_start >= opens");
    for (String equations : List.of(ofPairs, ofWindow)) {
      assertThat(of("made up").rows(equations)).as("equations").isNotEmpty();
      // Each is rounded to a thousandth.
      assertThat(of("made up").rows("from (" + equations + ") where apart > 0.001 * periods"))
          .as("sums of what is fitted that are not those of what is traded")
          .isEmpty();
    }
  }

  private static Duck duck(Night night) throws SQLException, IOException {
    Duck duck =
        new Duck(night.latest(), Tables.definitions().stream().map(TableDefinition::name).toList());
    String start = sql("/duckdb/lists.sql") + sql("/duckdb/lake.sql") + sql("/duckdb/leaves.sql");
    for (String statement : start.split(";\n")) {
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
