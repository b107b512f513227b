package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.summitledger.source.DataPackage;
import org.summitledger.source.Layout;
import org.summitledger.source.ShippedData;
import org.summitledger.source.TestLayouts;

/** What lies beside an entry's flows, however it came there. */
class LakeSumsTest {
  private static final String HEADER = "year,reporter,partner,flow,product,value,amount,unit\n";

  /** As BACI's: the world's trade, one unit, no rows for the world. */
  private static final String WORLD =
      """
      "partners": "all", "world": "none", "reporters": "parties",
      "quantity": {"field": "amount", "unit": "t"}
      """;

  private static final String SOME_PARTNERS =
      """
      "partners": "some", "world": "reported", "quantity": {"field": "amount", "unit": "kg"}
      """;

  private static final String UNIT_BY_LINE =
      """
      "partners": "some", "world": "reported",
      "quantity": {"field": "amount", "unit": {"field": "unit"}}
      """;

  /** Lines of one cell: two names of a partner. */
  private static final String TWO_NAMES =
      """
      2018,IND,JPN,import,30,7,1,kg
      2018,IND,Nippon,import,30,5,2,t
      2018,IND,CHN,import,30,,3,kg
      """;

  private static final String FOR_THE_WORLD = "2018,IND,WLD,import,30,20,9,kg\n";

  @TempDir private Path folder;

  /** Layouts and rows, with every kind of trouble that sums may have. */
  static Stream<List<String>> files() {
    return Stream.concat(
        filesOfOneUnit(),
        Stream.of(
            List.of(UNIT_BY_LINE, sorted(4)),
            List.of(UNIT_BY_LINE, shuffled(5)),
            List.of(UNIT_BY_LINE, TWO_NAMES + FOR_THE_WORLD + shuffled(6))));
  }

  /** Those that can be read in columns. */
  static Stream<List<String>> filesOfOneUnit() {
    return Stream.of(
        List.of(WORLD, sorted(1)),
        List.of(WORLD, shuffled(2)),
        List.of(WORLD, shuffled(3) + TWO_NAMES),
        List.of(SOME_PARTNERS, sorted(4)),
        List.of(SOME_PARTNERS, TWO_NAMES + FOR_THE_WORLD + shuffled(5)));
  }

  private static String shuffled(int seed) {
    List<String> lines = new ArrayList<>(sorted(seed).lines().toList());
    Collections.shuffle(lines, new Random(seed));
    return String.join("\n", lines) + "\n";
  }

  private static String sorted(int seed) {
    Random random = new Random(seed);
    StringBuilder rows = new StringBuilder();
    for (String year : List.of("2018", "2019")) {
      for (String reporter : List.of("CHN", "IND", "JPN", "USA")) {
        for (String partner : List.of("CHN", "IND", "JPN", "KEN", "USA")) {
          for (String flow : List.of("export", "import")) {
            for (String product : List.of("01", "84", "87")) {
              if (random.nextInt(3) > 0 && !reporter.equals(partner)) {
                rows.append(String.join(",", year, reporter, partner, flow, product))
                    .append("," + number(random) + "," + number(random) + ",")
                    .append(random.nextInt(4) == 0 ? "u" : "kg")
                    .append('\n');
              }
            }
          }
        }
      }
    }
    return rows.toString();
  }

  private static String number(Random random) {
    return random.nextInt(5) == 0 ? "" : random.nextInt(900) + "." + random.nextInt(10);
  }

  @ParameterizedTest
  @MethodSource("files")
  void sumsMadeFromTheLeavesAreThoseMadeWhileReading(List<String> file) throws IOException {
    Lake lake = new Lake(folder.resolve("lake"));
    LakeEntry entry = add(lake, file.get(0), file.get(1));
    Map<Path, byte[]> asRead = takenAway(lake, entry);

    lake.addUp(entry, RandomTrade.GROUPING);

    assertThat(asRead).hasSize(entry.coversWorldTrade() ? 5 : 3);
    asRead.forEach((path, bytes) -> assertThat(path).hasBinaryContent(bytes));
  }

  @ParameterizedTest
  @MethodSource("filesOfOneUnit")
  void aFileThatIsReadInColumnsGivesTheSameSums(List<String> file) throws IOException {
    Lake lake = new Lake(folder.resolve("lake"));
    Lake columns = new Lake(folder.resolve("columns"), 0);
    LakeEntry small = add(lake, file.get(0), file.get(1));
    LakeEntry large = add(columns, file.get(0), file.get(1));

    assertThat(large).isEqualTo(small);
    List<Path> expected = lake.sums(small, RandomTrade.GROUPING).of(small);
    List<Path> found = columns.sums(large, RandomTrade.GROUPING).of(large);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).hasSameBinaryContentAs(expected.get(i));
    }
  }

  private Map<Path, byte[]> takenAway(Lake lake, LakeEntry entry) throws IOException {
    Map<Path, byte[]> taken = new LinkedHashMap<>();
    for (Path path : lake.sums(entry, RandomTrade.GROUPING).of(entry)) {
      taken.put(path, Files.readAllBytes(path));
      Files.delete(path);
    }
    return taken;
  }

  @Test
  void sumsThatWereCutShortAreMadeAnewAndSumsOfAnotherKindStay() throws IOException {
    Lake lake = new Lake(folder.resolve("lake"));
    LakeEntry entry = add(lake, WORLD, sorted(1));
    SumFiles sums = lake.sums(entry, RandomTrade.GROUPING);
    byte[] world = Files.readAllBytes(sums.world());
    Path older = Files.writeString(sums.folder().resolve("sectors-0123.parquet"), "older");
    Files.writeString(sums.world(), "half");
    Files.delete(sums.sectors());

    lake.addUp(entry, RandomTrade.GROUPING);

    assertThat(sums.world()).hasBinaryContent(world);
    assertThat(sums.sectors()).exists();
    assertThat(older).hasContent("older");
  }

  @Test
  void onlyFilesOfTheWholeWorldsTradeHaveFiguresOfTheWorld() throws IOException {
    Lake lake = new Lake(folder.resolve("lake"));
    LakeEntry entry = add(lake, UNIT_BY_LINE, sorted(1));

    assertThat(lake.sums(entry, RandomTrade.GROUPING).world()).doesNotExist();
    assertThat(lake.sums(entry, RandomTrade.GROUPING).products()).exists();
  }

  @Test
  void theUnitOfTheFileIsThatOfEveryQuantity() throws IOException {
    Lake lake = new Lake(folder.resolve("lake"));
    LakeEntry entry =
        add(
            lake,
            WORLD,
            """
            2018,IND,CHN,import,87,5,2,
            2018,IND,JPN,import,87,7,1,
            2018,IND,KEN,import,87,9,,
            2018,IND,USA,import,87,,4,
            """);

    Group world =
        read(lake.sums(entry, RandomTrade.GROUPING).products()).stream()
            .filter(row -> row.getString("partner", 0).equals("WLD"))
            .findFirst()
            .orElseThrow();

    assertThat(world.getLong("value", 0)).isEqualTo(21_000);
    assertThat(world.getLong("quantity", 0)).isEqualTo(3_000);
    assertThat(world.getLong("value_with_quantity", 0)).isEqualTo(12_000);
    assertThat(world.getString("quantity_unit", 0)).isEqualTo("t");
    assertThat(world.getLong("lines_counted", 0)).isEqualTo(3);
    assertThat(world.getBoolean("is_derived", 0)).isTrue();
  }

  @Test
  void otherCounterpartsNeedOtherSums() {
    Grouping none =
        new Grouping(
            RandomTrade.GROUPING.sectors(), Map.of("IND", "JPN"), RandomTrade.PARTIES, Map.of());

    assertThat(none.fingerprint()).isNotEqualTo(RandomTrade.GROUPING.fingerprint());
  }

  private LakeEntry add(Lake lake, String layout, String rows) throws IOException {
    Files.writeString(folder.resolve("data.csv"), HEADER + rows);
    Files.writeString(
        folder.resolve(DataPackage.FILE),
        """
        {"name": "test", "sources": [{"title": "A producer"}],
         "resources": [{"name": "data", "path": "data.csv", "layout": {
           "source": "customs", "dataflow": "d", "known_from": "2021-01-01", "frequency": "A",
           "period": {"field": "year", "format": "yyyy"},
           "reporter": {"field": "reporter", "codes": "iso3"},
           "partner": {"field": "partner", "codes": "iso3", "map": {"Nippon": "JPN"}},
           "flow": {"field": "flow"}, "product": {"field": "product"},
           "measures": [{"field": "value"}], "unit": {"currency": "USD", "decimals": 3},
           "products": "all", %s}}]}
        """
            .formatted(layout));
    DataPackage data = DataPackage.read(folder);
    Layout of = TestLayouts.of(data.require("data"));
    return lake.add(
        data.file(data.require("data")),
        of,
        data,
        ShippedData.reference(),
        RandomTrade.GROUPING,
        2);
  }

  private static List<Group> read(Path file) throws IOException {
    List<Group> rows = new ArrayList<>();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
