package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.summitledger.source.Packed.both;
import static org.summitledger.source.Packed.gzip;
import static org.summitledger.source.Packed.zip;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.source.BulkFlowReader.Limits;

/** What is wrong with single files is in the corpus, which both readers read. */
class BulkFlowReaderTest {
  private static final String HEADER = "t,i,j,k,v,q\n";

  /** CEPII BACI: the importer's row, thousands of dollars, tons or NA. */
  private static final String BACI =
      """
      {"source": "baci", "dataflow": "hs17", "known_from": "2025-01-22", "frequency": "A",
       "period": {"field": "t", "format": "yyyy"},
       "reporter": {"field": "j", "codes": "baci"}, "partner": {"field": "i", "codes": "baci"},
       "flow": {"value": "import"}, "product": {"field": "k", "digits": 2},
       "measures": [{"field": "v"}],
       "unit": {"currency": "USD", "multiplier": 1000, "decimals": 3},
       "valuation": {"import": "FOB"},
       "quantity": {"field": "q", "unit": "t", "missing": ["NA"]}}
      """;

  private static final String SORTED =
      """
      2019,392,699,282520,864.413,641.903
      2019,392,699,850440,12.5,           NA
      2019,699,392,282520,7,0.5
      2020,392,699,282520,1.001,
      """;

  @TempDir Path folder;

  @Test
  void aSortedFileIsReadOnce() throws Exception {
    BothReaders.Gathering sink = new BothReaders.Gathering();
    reader(HEADER + SORTED, new Limits(40, 1000)).read(sink);
    assertThat(sink.restarts).isZero();
    assertThat(sink.batches.stream().mapToInt(FlowBatch::size).sum()).isEqualTo(4);
    assertThat(sink.batches).hasSizeGreaterThan(1);
  }

  @Test
  void moneyAndTonsAreExactThousandths() throws Exception {
    BothReaders.Gathering sink = new BothReaders.Gathering();
    reader(HEADER + SORTED, Limits.USUAL).read(sink);
    FlowBatch batch = sink.batches.get(0);
    assertThat(batch.value()).startsWith(864_413_000L, 12_500_000L, 7_000_000L, 1_001_000L);
    assertThat(batch.quantity()).startsWith(641_903, FlowBatch.MISSING, 500, FlowBatch.MISSING);
    assertThat(batch.line()).startsWith(2, 3, 4, 5);
  }

  @Test
  void aChunkMayEndAnywhere() throws Exception {
    String text = HEADER + SORTED.replace("\n", "\r\n") + "\r\n2021,392,699,282520,x,1";
    FlowFile plainly = FlowReader.read(file(text), layout(), ShippedData.reference());
    for (int size = 1; size <= text.length() + 1; size++) {
      assertThat(BothReaders.bulk(file(text), layout(), ShippedData.reference(), 2, size))
          .as("chunks of %s bytes", size)
          .isEqualTo(plainly);
    }
  }

  @Test
  void filesOfAllKindsOfDirtAreReadLikeRowByRow() throws Exception {
    Random random = new Random(2019);
    for (int i = 0; i < 60; i++) {
      BothReaders.read(file(dirt(random)), layout(), ShippedData.reference());
    }
  }

  @Test
  void aMeasuresOwnQuantityIsReadFromEveryLine() throws Exception {
    Layout layout =
        layout(
            BACI.replace("{\"field\": \"v\"}", "{\"field\": \"v\", \"quantity\": \"q\"}")
                .replace("\"field\": \"q\", \"unit\"", "\"unit\""));
    FlowFile read = BothReaders.read(file(HEADER + SORTED), layout, ShippedData.reference());
    assertThat(read.flows())
        .extracting(Flow::quantity)
        .containsExactly(new BigDecimal("641.903"), null, new BigDecimal("0.500"), null);
  }

  @Test
  void aUnitThatTheLayoutStatesIsWhatItsMapMakesOfIt() throws Exception {
    Layout layout =
        layout(
            BACI.replace(
                "\"unit\": \"t\"", "\"unit\": {\"value\": \"t\", \"map\": {\"t\": \"1000 kg\"}}"));
    FlowFile read = BothReaders.read(file(HEADER + SORTED), layout, ShippedData.reference());
    assertThat(read.flows().get(0).quantityUnit()).isEqualTo("1000 kg");
  }

  @Test
  void blanksThatMakeACellLongerThanAnyValueAreNoPlainCell() throws Exception {
    String padded = "2021,392,699,282520," + " ".repeat(RowChecks.LONGEST_FIELD) + "1,1\n";
    FlowFile read =
        BothReaders.read(file(HEADER + SORTED + padded), layout(), ShippedData.reference());
    assertThat(read.rejected()).extracting(Issue::code).containsExactly(IssueCode.FIELD_TOO_LONG);
  }

  @Test
  void afterAnUnsortedRowTheSinkStartsAgainAndRepeatsAreFoundFarApart() throws Exception {
    BothReaders.Gathering sink = new BothReaders.Gathering();
    FlowTally tally =
        reader(HEADER + SORTED + "2019,392,699,282520,1,1\n", new Limits(1, 1000)).read(sink);
    assertThat(sink.restarts).isEqualTo(1);
    assertThat(tally.rejected())
        .extracting(Issue::line, Issue::code)
        .containsExactly(tuple(2L, IssueCode.DUPLICATE_KEY), tuple(6L, IssueCode.DUPLICATE_KEY));
    assertThat(sink.batches.stream().mapToInt(FlowBatch::size).sum()).isEqualTo(3);
  }

  @Test
  void aQuoteInAFileTooLargeForRecordsIsNamedWithItsLine() throws Exception {
    BulkFlowReader reader =
        reader(HEADER + SORTED + "2021,392,699,\"282520\",1,1\n", new Limits(1, 20));
    assertThatThrownBy(() -> reader.read(new BothReaders.Gathering()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Line 6 holds a quote. A file of more than 20 bytes is read line by");
  }

  @Test
  void ofALargeFileTheFirstThingWrongIsNamed() throws Exception {
    Path path = folder.resolve("latin.csv");
    Files.write(path, (HEADER + SORTED + "2021,é,1,1,1,1\n").getBytes("ISO-8859-1"));
    BulkFlowReader reader =
        new BulkFlowReader(
            InputFile.of(path, "latin.csv"),
            layout(),
            ShippedData.reference(),
            2,
            new Limits(1, 20));
    assertThatThrownBy(() -> reader.read(new BothReaders.Gathering()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Line 6 holds bytes that are not UTF-8");
  }

  @Test
  void aFileThatChangedSinceItWasPlannedIsRefused() throws Exception {
    InputFile planned = file(HEADER + SORTED);
    Files.writeString(planned.path(), HEADER + SORTED.replace("864", "865"));
    BulkFlowReader reader =
        new BulkFlowReader(planned, layout(), ShippedData.reference(), 2, new Limits(1, 20));
    assertThatThrownBy(() -> reader.read(new BothReaders.Gathering()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("The file changed after the night was planned");
  }

  @Test
  void whatTheSinkThrowsEndsTheReading() throws Exception {
    BulkFlowReader reader = reader(HEADER + SORTED, new Limits(1, 1000));
    BothReaders.Gathering full =
        new BothReaders.Gathering() {
          @Override
          public void accept(FlowBatch batch) throws IOException {
            throw new IOException("Injected: no space left");
          }
        };
    assertThatThrownBy(() -> reader.read(full))
        .isInstanceOf(IOException.class)
        .hasMessage("Injected: no space left");
  }

  @Test
  void whatKeepLeavesOutStaysOutAlsoWhereItWasFirstMetBesideALongText() throws Exception {
    String stated =
        BACI.replace(
                "\"measures\"",
                "\"keep\": [{\"field\": \"basis\", \"equals\": [\"total\"]}], \"measures\"")
            .replace(
                "\"field\": \"i\", \"codes\": \"baci\"", "\"field\": \"i\", \"codes\": \"name\"");
    String text =
        """
        basis,t,i,j,k,v,q
        total,2018,Japan,699,850440,10,1
        part,2018,United States of America,699,850440,4,1
        part,2018,Japan,699,850440,3,1
        """;
    Layout layout = TestLayouts.parse(new ObjectMapper().readTree(stated), "data.csv");
    FlowFile read = BothReaders.read(file(text), layout, ShippedData.reference());
    assertThat(read.kept().rows()).isEqualTo(1);
    assertThat(read.excluded().get(FlowReader.NOT_KEPT).rows()).isEqualTo(2);
  }

  @Test
  void aLargeArchiveIsReadAsTheTextInIt() throws Exception {
    FlowFile plainly = FlowReader.read(file(HEADER + SORTED), layout(), ShippedData.reference());
    BothReaders.Gathering sink = new BothReaders.Gathering();
    FlowTally tally = packed("a.zip", zip("a.csv", HEADER + SORTED), 1).read(sink);
    assertThat(tally).isEqualTo(plainly.tally());
    assertThat(sink.batches.stream().mapToInt(FlowBatch::size).sum()).isEqualTo(4);
  }

  @Test
  void aLargeArchiveIsHeldToItsDirectoryAndItsChecksum() throws Exception {
    byte[] whole = zip("a.csv", HEADER + SORTED);
    assertPackedRefused("a.zip", Arrays.copyOf(whole, whole.length - 30), "breaks off after 0");
    byte[] damaged = whole.clone();
    int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    damaged[directory + 16] ^= 1;
    assertPackedRefused("a.zip", damaged, "ZIP_TRUNCATED", "its checksum is another");
  }

  @Test
  void anArchiveThatIsReplacedWhileItIsReadIsRefused() throws Exception {
    Path path = Files.write(folder.resolve("a.zip"), zip("a.csv", HEADER + SORTED));
    InputFile planned = InputFile.of(path, "a.zip");
    byte[] other = zip("a.csv", HEADER + SORTED.replace("864", "865"));
    try (ByteChunks chunks = new ByteChunks(planned, 1)) {
      chunks.header();
      Path next = Files.write(folder.resolve("next.zip"), other);
      Files.move(next, path, StandardCopyOption.REPLACE_EXISTING);
      assertThatThrownBy(() -> readAll(chunks))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(
              "a.zip: FILE_CHANGED: The file changed after the night was planned");
    }
  }

  private static void readAll(ByteChunks chunks) throws RereadException {
    Chunk chunk = new Chunk();
    while (chunks.next(chunk)) {
      assertThat(chunk.lines).isPositive();
    }
  }

  @Test
  void aLargeFileThatUnpacksToFarMoreThanAnyTableIsRefusedBeforeItDoes() throws Exception {
    String zeros = "0".repeat(1000) + "\n";
    byte[] bomb = gzip(HEADER + zeros.repeat(100_000));
    assertPackedRefused("a.csv.gz", bomb, "UNPACKS_TOO_LARGE", "no table does");
  }

  @Test
  void aLargeGzipFileMayHaveMembersButNothingElseBehindThem() throws Exception {
    byte[] rest = SORTED.substring(SORTED.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8);
    byte[] first = gzip(HEADER + SORTED.substring(0, SORTED.indexOf('\n') + 1));
    byte[] second = gzip(SORTED.substring(SORTED.indexOf('\n') + 1));
    FlowTally tally = packed("a.csv.gz", both(first, second), 1).read(new BothReaders.Gathering());
    assertThat(tally.kept().rows()).isEqualTo(4);
    assertPackedRefused(
        "a.csv.gz", both(first, rest), "GZIP_TRUNCATED", "what follows is no gzip member");
  }

  private BulkFlowReader packed(String name, byte[] bytes, long recordBytes) throws IOException {
    return new BulkFlowReader(
        InputFile.of(Files.write(folder.resolve(name), bytes), name),
        layout(),
        ShippedData.reference(),
        2,
        new Limits(40, recordBytes));
  }

  private void assertPackedRefused(String name, byte[] bytes, String... messages)
      throws IOException {
    BulkFlowReader reader = packed(name, bytes, 1);
    assertThatThrownBy(() -> reader.read(new BothReaders.Gathering()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(messages);
  }

  @Test
  void ofALargeFileInSeveralRevisionsTheTradeThatStandsInTwoIsNamed() throws Exception {
    String rows = "HS2017,2019,392,699,850440,1,1\nHS2022,2020,392,699,850440,1,1\n";
    Limits large = new Limits(1, 20);
    BothReaders.Gathering sink = new BothReaders.Gathering();
    revisions(rows, large).read(sink);
    assertThat(sink.batches.stream().mapToInt(FlowBatch::size).sum()).isEqualTo(2);
    assertThatThrownBy(
            () ->
                revisions(rows + "HS2017,2020,392,699,850440,1,1\n", large)
                    .read(new BothReaders.Gathering()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("HS_REVISIONS_MIXED: The import of IND with JPN in the period from")
        .hasMessageContaining("stands in HS2022 and, as product 850440 on line 4, in HS2017");
  }

  @Test
  void bothReadersAgreeOnWhatStandsInTwoRevisions() throws Exception {
    Random random = new Random(2022);
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      InputFile file = file(mixed(random));
      String small =
          refusal(() -> FlowReader.read(file, revisionLayout(), ShippedData.reference()));
      String large =
          refusal(
              () ->
                  new BulkFlowReader(
                          file, revisionLayout(), ShippedData.reference(), 2, new Limits(40, 0))
                      .read(new BothReaders.Gathering()));
      assertThat(large).isEqualTo(small);
      refused += small.isEmpty() ? 0 : 1;
    }
    assertThat(refused).isBetween(10, 50);
  }

  private static String refusal(Callable<?> reading) throws Exception {
    try {
      reading.call();
      return "";
    } catch (BadInputException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aFileThatCanOnlyBeHeldInMemoryIsRefusedWhereItIsTooLarge() throws Exception {
    String quoted = BACI.replace("\"measures\"", "\"quotes\": \"'\", \"measures\"");
    Layout layout = TestLayouts.parse(new ObjectMapper().readTree(quoted), "data.csv");
    BulkFlowReader reader =
        new BulkFlowReader(
            file(HEADER + SORTED), layout, ShippedData.reference(), 2, new Limits(40, 20));
    assertThatThrownBy(() -> reader.read(new BothReaders.Gathering()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "data.csv: FILE_TOO_LARGE: Its layout is not of one plain value a row, and such a file"
                + " is held in memory: up to 20 bytes, where it has 140. Split it, for example by"
                + " year, and list its parts under `path`.");
  }

  private static String mixed(Random random) {
    StringBuilder text = new StringBuilder("r," + HEADER);
    int rows = 1 + random.nextInt(6);
    for (int i = 0; i < rows; i++) {
      text.append(pick(random, "HS2017", "HS2017", "HS2022", "")).append(',');
      text.append(pick(random, "2019", "2020")).append(',');
      text.append(pick(random, "392", "156")).append(",699,");
      text.append(pick(random, "85", "850440", "282520", "TOTAL")).append(",1,1\n");
    }
    return text.toString();
  }

  private BulkFlowReader revisions(String rows, Limits limits) throws IOException {
    return new BulkFlowReader(
        file("r," + HEADER + rows), revisionLayout(), ShippedData.reference(), 2, limits);
  }

  private static Layout revisionLayout() throws IOException {
    String stated =
        BACI.replace("\"measures\"", "\"hs_revision\": {\"field\": \"r\"}, \"measures\"");
    return TestLayouts.parse(new ObjectMapper().readTree(stated), "data.csv");
  }

  /** Rows of few codes, so that keys repeat and levels meet, with the cells that go wrong. */
  private static String dirt(Random random) {
    StringBuilder text = new StringBuilder(HEADER);
    int rows = 1 + random.nextInt(30);
    boolean dirty = random.nextBoolean();
    for (int i = 0; i < rows; i++) {
      if (dirty && random.nextInt(8) == 0) {
        text.append(
            pick(random, "", "2019,392", " , ", "t,i,j,k,v,q", "é,1,1,85,1,1", "1,2,3,4,5,6,7"));
      } else {
        String value = pick(random, "1", "1.5", "12.250", "", " 3 ");
        String odd =
            pick(random, "-1", "1e3", "1.2345", "1.0000", ".5", "5.", "999999999999999", "\t1");
        text.append(pick(random, "2019", "2020", " 2019 "))
            .append(',')
            .append(pick(random, "392", "699", dirty ? "999" : "842"))
            .append(',')
            .append(pick(random, "392", "699", dirty ? "nowhere at all" : "156"))
            .append(',')
            .append(pick(random, "85", "8504", "850440", "282520", "1", "TOTAL"))
            .append(',')
            .append(dirty && random.nextInt(6) == 0 ? odd : value)
            .append(',')
            .append(pick(random, "NA", "  NA", "1.5", "", dirty ? "none" : "2"));
      }
      text.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
    }
    return random.nextBoolean() ? text.toString() : text.toString().stripTrailing();
  }

  private static String pick(Random random, String... texts) {
    return List.of(texts).get(random.nextInt(texts.length));
  }

  private BulkFlowReader reader(String text, Limits limits) throws IOException {
    return new BulkFlowReader(file(text), layout(), ShippedData.reference(), 2, limits);
  }

  private InputFile file(String text) throws IOException {
    return InputFile.of(Files.writeString(folder.resolve("data.csv"), text), "data.csv");
  }

  private static Layout layout() throws IOException {
    return layout(BACI);
  }

  private static Layout layout(String json) throws IOException {
    return TestLayouts.parse(new ObjectMapper().readTree(json), "data.csv");
  }
}
