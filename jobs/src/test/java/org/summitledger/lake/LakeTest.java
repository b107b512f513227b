package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.summitledger.TestTables;
import org.summitledger.source.BadInputException;
import org.summitledger.source.CodeLists;
import org.summitledger.source.InputFile;
import org.summitledger.source.Layout;
import org.summitledger.source.ShippedData;

class LakeTest {
  private static final String FIGURES =
      """
      year,partner,product,value
      2018,JPN,84,1.50
      2018,CHN,85,2.00
      2019,JPN,84,
      2019,Nowhere,84,3.00
      2019,CHN,8541,4.00
      2019,CHN,85,4.00
      """;

  @TempDir Path folder;
  private Path store;
  private Lake lake;

  @BeforeEach
  void empty() {
    store = folder.resolve("lake");
    lake = new Lake(store);
  }

  @Test
  void anEntrySaysWhatWasReadInRowsAndInMoney() throws Exception {
    LakeEntry entry = add(release().rows(FIGURES));
    assertThat(entry.periods()).containsExactly("2018-01-01", "2019-01-01");
    assertThat(entry.rowsRead()).isEqualTo(6);
    assertThat(entry.rowsKept()).isEqualTo(4);
    assertThat(entry.rowsRejected()).isEqualTo(1);
    assertThat(entry.rowsExcluded()).isEqualTo(1);
    assertThat(entry.valueRead()).isEqualByComparingTo("14.50");
    assertThat(entry.valueKept()).isEqualByComparingTo("7.50");
    assertThat(entry.valueRejected()).isEqualByComparingTo("3.00");
    assertThat(entry.valueExcluded()).isEqualByComparingTo("4.00");
    assertThat(entry.exclusions()).isEqualTo(Map.of("parent_of_rows_present", 1L));
    assertThat(entry.producer()).isEqualTo("A producer");
  }

  @Test
  void whatWasAddedIsFoundByItsKeyAsItWas() throws Exception {
    Release release = release().rows(FIGURES);
    assertThat(lake.find(release.key())).isEmpty();
    LakeEntry entry = add(release);
    assertThat(entry.id()).isEqualTo(release.key());
    Optional<LakeEntry> found = new Lake(store).find(release.key());
    assertThat(found).contains(entry);
  }

  @Test
  void addingAFileAgainChangesNothing() throws Exception {
    Release release = release().rows(FIGURES);
    LakeEntry first = add(release);
    byte[] flows = Files.readAllBytes(lake.flows(first));
    assertThat(add(release)).isEqualTo(first);
    assertThat(Files.readAllBytes(lake.flows(first))).isEqualTo(flows);
    assertThat(names(store)).containsExactly(first.id());
  }

  @Test
  void twoLakesHoldTheSameBytes() throws Exception {
    Release release = release().rows(FIGURES);
    LakeEntry here = add(release);
    Lake other = new Lake(folder.resolve("other"));
    LakeEntry there = release.addTo(other);
    assertThat(Files.readAllBytes(other.flows(there)))
        .isEqualTo(Files.readAllBytes(lake.flows(here)));
    assertThat(Files.readAllBytes(other.rejected(there)))
        .isEqualTo(Files.readAllBytes(lake.rejected(here)));
  }

  @Test
  void theKeyChangesWithTheBytesTheLayoutAndTheCodeLists() throws Exception {
    Release release = release().rows(FIGURES);
    String key = release.key();
    assertThat(release().rows(FIGURES).key()).isEqualTo(key);
    assertThat(release().rows(FIGURES + "2020,JPN,84,1\n").key()).isNotEqualTo(key);
    assertThat(release().knownFrom("2021-01-02").rows(FIGURES).key()).isNotEqualTo(key);
    assertThat(Lake.key(release.file(), release.layout(), new OtherLists())).isNotEqualTo(key);
  }

  @Test
  void aFileThatCannotBeReadLeavesNothingBehind() throws Exception {
    add(release().rows(FIGURES));
    List<String> before = names(store);
    Release broken = release().name("broken.csv").rows("year,partner,hs,value\n2018,JPN,84,1\n");
    assertThatThrownBy(() -> add(broken))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("needs column 'product'");
    assertThat(names(store)).isEqualTo(before);
    assertThat(lake.find(broken.key())).isEmpty();
  }

  private Optional<LakeEntry> earlierBytes(LakeEntry earlier, Release today) {
    return lake.readOf(
        earlier.fileName(), earlier.fileSha256(), today.layout(), ShippedData.reference());
  }

  @Test
  void whatWasReadOfEarlierBytesIsFoundUnderTodaysLayout() throws Exception {
    LakeEntry otherwise = add(release().knownFrom("2020-12-31").rows(FIGURES));
    LakeEntry earlier = add(release().rows(FIGURES));
    Release today = release().rows(FIGURES + "2020,JPN,84,1\n");
    assertThat(otherwise.fileSha256()).isEqualTo(earlier.fileSha256());
    assertThat(earlierBytes(earlier, today)).contains(earlier);
  }

  @Test
  void whatAnotherLayoutReadOfEarlierBytesIsFoundIfItIsTheOnlyOne() throws Exception {
    LakeEntry one = add(release().knownFrom("2020-12-30").rows(FIGURES));
    Release today = release().rows(FIGURES + "2020,JPN,84,1\n");
    assertThat(earlierBytes(one, today)).contains(one);
    add(release().knownFrom("2020-12-31").rows(FIGURES));
    assertThat(earlierBytes(one, today)).as("nobody can tell which of two").isEmpty();
    assertThat(earlierBytes(one, release().dataflow("exports").rows(FIGURES))).isEmpty();
  }

  @Test
  void aDamagedEntryThatNothingIsMadeOfKeepsNobodyFromTheOthers() throws Exception {
    LakeEntry earlier = add(release().knownFrom("2020-12-30").rows(FIGURES));
    Path damaged = Files.createDirectories(store.resolve("0".repeat(64)));
    Files.writeString(damaged.resolve(Lake.ENTRY), "{");
    assertThat(earlierBytes(earlier, release().rows(FIGURES + "2020,JPN,84,1\n")))
        .contains(earlier);
  }

  @Test
  void aFolderWhoseEntryWasDeletedIsReadAnew() throws Exception {
    Release release = release().rows(FIGURES);
    LakeEntry entry = add(release);
    Files.delete(store.resolve(release.key()).resolve(Lake.ENTRY));
    assertThat(lake.find(release.key())).isEmpty();
    assertThat(add(release)).isEqualTo(entry);
    assertThat(lake.find(release.key())).contains(entry);
    assertThat(names(store)).containsExactly(release.key());
  }

  @Test
  void aLakeThatCannotBeWrittenSaysSoAndKeepsNoPart() throws Exception {
    Release release = release().rows(FIGURES);
    Files.createDirectories(store);
    Files.writeString(store.resolve(release.key()), "a file where the folder should stand");
    assertThatThrownBy(() -> add(release))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Cannot write to the lake at " + store);
    assertThat(names(store)).containsExactly(release.key());
  }

  @Test
  void everyFlowIsWrittenWithItsLine() throws Exception {
    LakeEntry entry = add(release().rows(FIGURES));
    List<Group> flows = read(lake.flows(entry));
    assertThat(flows)
        .extracting(f -> LeafCodes.country(f.getInteger("partner", 0)) + " " + f.getLong("line", 0))
        .containsExactly("CHN 3", "CHN 6", "JPN 2", "JPN 4");
    assertThat(flows.get(2).getLong("value", 0)).isEqualTo(1500);
  }

  @Test
  void aMissingValueIsNullAndNotZero() throws Exception {
    List<Group> flows = read(lake.flows(add(release().rows(FIGURES))));
    assertThat(flows.get(3).getFieldRepetitionCount("value")).isZero();
    assertThat(flows.get(2).getFieldRepetitionCount("value")).isOne();
  }

  @Test
  void everyRejectedRowIsWrittenWithItsText() throws Exception {
    List<Group> rejected = read(lake.rejected(add(release().rows(FIGURES))));
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).getLong("line", 0)).isEqualTo(5);
    assertThat(rejected.get(0).getString("code", 0)).isEqualTo("COUNTRY_UNKNOWN");
    assertThat(rejected.get(0).getString("raw_text", 0)).isEqualTo("Nowhere");
  }

  @Test
  void moneyIsAddedUpByPeriod() throws Exception {
    LakeEntry entry =
        add(
            release()
                .rows(
                    "year,partner,product,value\n2018,JPN,84,1.5\n2018,CHN,84,2\n2019,JPN,84,\n"));
    assertThat(lake.find(entry.id()).orElseThrow().valueByPeriod())
        .isEqualTo(
            Map.of("2018-01-01", new BigDecimal("3.500"), "2019-01-01", new BigDecimal("0.000")));
  }

  @Test
  void moneyKeepsItsLastThousandthThroughTheEntry() throws Exception {
    LakeEntry entry =
        add(release().rows("year,partner,product,value\n2018,JPN,84,123456789012345.678\n"));
    assertThat(lake.find(entry.id()).orElseThrow().valueKept())
        .isEqualTo(new BigDecimal("123456789012345.678"));
    assertThat(read(lake.flows(entry)).get(0).getLong("value", 0))
        .isEqualTo(123_456_789_012_345_678L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void aFileOfWhichEveryRowIsRejectedIsAnEntryWithoutFlows(long largeFrom) throws Exception {
    Lake any = new Lake(folder.resolve("any"), largeFrom);
    LakeEntry entry = release().rows("year,partner,product,value\n2018,Nowhere,84,5\n").addTo(any);

    assertThat(entry.periods()).isEmpty();
    assertThat(entry.rowsRejected()).isOne();
    assertThat(read(any.flows(entry))).isEmpty();
    assertThat(read(any.rejected(entry))).hasSize(1);
  }

  @Test
  void sumsAreMadeAnewFromTheLeavesWhereSectorsChange() throws Exception {
    LakeEntry entry = add(release().rows(FIGURES));
    Grouping asRead = new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of());
    Grouping followed =
        new Grouping(TestTables.sectors(), Map.of("IND", "CHN"), Set.of(), Map.of());
    lake.addUp(entry, followed);

    assertThat(lake.sums(entry, followed).sectors())
        .hasSameBinaryContentAs(lake.sums(entry, asRead).sectors());
    assertThat(read(lake.sums(entry, asRead).suppliers()))
        .extracting(row -> row.getFieldRepetitionCount("partner"))
        .containsOnly(0);
    assertThat(read(lake.sums(entry, followed).suppliers()))
        .extracting(row -> row.getString("partner", 0))
        .containsOnly("CHN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018,CHN,84,1.5\n2018,CHN,87,2\n2018,JPN,87,\n2019,CHN,84,-4\n",
        "2018,JPN,84,1\n2018,CHN,84,2\n2018,JPN,84,1\n2018,Nowhere,84,2\n2018,JPN,8,3\n",
        "2018,CHN,84,1\n2018,CHN,8401,2\n2018,JPN,TOTAL,5\n2017,JPN,84,5\n"
      })
  void aFileThatIsReadInColumnsGivesTheSameSumsAndRejectedRows(String rows) {
    Release release = release().rows("year,partner,product,value\n" + rows);
    Lake columns = new Lake(folder.resolve("columns"), 0);
    LakeEntry small = release.addTo(lake);
    LakeEntry large = release.addTo(columns);
    Grouping grouping = new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of());

    assertThat(large).isEqualTo(small);
    assertThat(columns.sums(large, grouping).sectors())
        .hasSameBinaryContentAs(lake.sums(small, grouping).sectors());
    assertThat(columns.sums(large, grouping).suppliers())
        .hasSameBinaryContentAs(lake.sums(small, grouping).suppliers());
    assertThat(columns.rejected(large)).hasSameBinaryContentAs(lake.rejected(small));
  }

  @Test
  void aParquetFileIsNeverReadFromItsBytesHoweverLarge() throws Exception {
    Release release = release().name("data.parquet").rows(FIGURES);
    Lake columns = new Lake(folder.resolve("columns"), 0);
    LakeEntry ofCsv = add(release().rows(FIGURES));
    LakeEntry ofParquet = release.addTo(columns);
    Grouping grouping = new Grouping(TestTables.sectors(), Map.of(), Set.of(), Map.of());

    assertThat(columns.isLarge(release.file(), release.layout())).isFalse();
    assertThat(ofParquet.valueKept()).isEqualTo(ofCsv.valueKept());
    assertThat(ofParquet.rowsExcluded()).isEqualTo(ofCsv.rowsExcluded());
    assertThat(columns.sums(ofParquet, grouping).sectors())
        .hasSameBinaryContentAs(lake.sums(ofCsv, grouping).sectors());
    assertThat(read(columns.flows(ofParquet)))
        .extracting(f -> f.getLong("line", 0))
        .containsExactly(2L, 5L, 1L, 3L);
    assertThat(read(columns.rejected(ofParquet)).get(0).getLong("line", 0)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "data.csv, 4095, false",
    "data.csv, 4096, true",
    "data.csv.gz, 511, false",
    "data.csv.gz, 512, true",
    "data.zip, 512, true"
  })
  void aFileIsLargeByItsTextAlsoWhereThatIsPacked(String name, long bytes, boolean isLarge) {
    InputFile file = new InputFile(folder.resolve(name), name, "", bytes);
    Layout layout = release().rows(FIGURES).layout();
    assertThat(new Lake(store, 4096).isLarge(file, layout)).isEqualTo(isLarge);
  }

  private Release release() {
    return new Release(folder);
  }

  private LakeEntry add(Release release) {
    return release.addTo(lake);
  }

  private static List<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static List<Group> read(Path file) throws IOException {
    List<Group> rows = new java.util.ArrayList<>();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The shipped lists under another fingerprint, as after a correction. */
  private static final class OtherLists implements CodeLists {
    @Override
    public Optional<String> country(String scheme, String code) {
      return ShippedData.reference().country(scheme, code);
    }

    @Override
    public boolean hasScheme(String scheme) {
      return ShippedData.reference().hasScheme(scheme);
    }

    @Override
    public boolean isProduct(String code, String hsRevision) {
      return ShippedData.reference().isProduct(code, hsRevision);
    }

    @Override
    public String fingerprint() {
      return "corrected";
    }
  }
}
