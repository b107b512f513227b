package org.summitledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.TestFiles;
import org.summitledger.report.Tables;
import org.summitledger.report.table.TableDefinition;

/**
 * The pages in {@code datasets/notes} say what the tables say. A figure is written as {@code
 * table[column=value,column=value].column = figure}, rounded as one likes, a text in quotation
 * marks, and null as null; a line break may stand for a blank.
 */
class NotesSparkTest {
  private static final Pattern FIGURE =
      Pattern.compile(
          "`([a-z_]+)\\[([^]`]+)]\\.([a-z0-9_]+)\\s*=\\s*(\"[^\"`]*\"|[-0-9.]+|null|true|false)`");

  private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("`[a-z_]+\\[[^`]*`");

  static Stream<String> tables() {
    return Tables.definitions().stream().map(TableDefinition::name);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableHasAPageWithAFigureOfItsOwnUnlessItHasNoRows(String table) throws SQLException {
    assertThat(page(table)).isRegularFile();
    try (Duck duck = new Duck(Warehouses.first().latest(), List.of(table))) {
      if (!duck.cell("select count(*) from " + table).equals(0L)) {
        assertThat(figures(read(page(table)))).extracting(Figure::table).contains(table);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void figuresAreThoseOfTheShippedData(String table) throws SQLException {
    List<String> names = tables().toList();
    try (Duck duck = new Duck(Warehouses.first().latest(), names)) {
      for (Figure figure : figures(read(page(table)))) {
        assertThat(figure.says(duck.rows(figure.sql()))).as(figure.written()).isEqualTo("");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void nothingThatLooksLikeAFigureGoesUnread(String table) {
    String text = read(page(table));
    assertThat(LOOKS_LIKE_ONE.matcher(text).results().count()).isEqualTo(figures(text).size());
  }

  @Test
  void noPageIsOfATableThatIsNotPublished() throws IOException {
    try (Stream<Path> pages = Files.list(page("any").getParent())) {
      assertThat(
              pages
                  .map(p -> String.valueOf(p.getFileName()).replace(".md", ""))
                  .filter(name -> !name.equals("README")))
          .containsExactlyInAnyOrderElementsOf(tables().toList());
    }
  }

  @Test
  void aFigureThatIsNotTheTablesIsFound() {
    Figure figure = figures("`t[a=b].value = 0.12`").get(0);
    assertThat(figure.sql())
        .isEqualTo("select \"value\" from t where cast(\"a\" as varchar) = 'b'");
    assertThat(figure.says(List.of(List.of(0.1249)))).isEmpty();
    assertThat(figure.says(List.of(List.of(0.1251)))).isEqualTo("the table says 0.1251");
    assertThat(figure.says(List.of())).isEqualTo("0 rows are so, not 1");
  }

  private record Figure(String written, String table, String where, String column, String value) {
    String sql() {
      String conditions =
          Stream.of(where.split(","))
              .map(c -> c.strip().split("=", 2))
              .map(c -> "cast(\"" + c[0] + "\" as varchar) = '" + c[1] + "'")
              .collect(Collectors.joining(" and "));
      return "select \"" + column + "\" from " + table + " where " + conditions;
    }

    /** What the table says in its place; empty if it agrees. */
    String says(List<List<Object>> rows) {
      if (rows.size() != 1) {
        return rows.size() + " rows are so, not 1";
      }
      Object cell = rows.get(0).get(0);
      return agrees(cell) ? "" : "the table says " + cell;
    }

    private boolean agrees(Object cell) {
      if (cell == null || !value.matches("-?[0-9]+(\\.[0-9]+)?")) {
        return value.replace("\"", "").equals(String.valueOf(cell));
      }
      BigDecimal printed = new BigDecimal(value);
      return new BigDecimal(cell.toString())
              .setScale(printed.scale(), RoundingMode.HALF_UP)
              .compareTo(printed)
          == 0;
    }
  }

  private static List<Figure> figures(String text) {
    return FIGURE
        .matcher(text)
        .results()
        .map(m -> new Figure(m.group(), m.group(1), oneLine(m.group(2)), m.group(3), m.group(4)))
        .toList();
  }

  private static String oneLine(String text) {
    Matcher breaks = Pattern.compile("\\s*\\n\\s*").matcher(text);
    return breaks.replaceAll(" ");
  }

  private static Path page(String table) {
    return TestFiles.datasets().resolve("notes/" + table + ".md");
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
