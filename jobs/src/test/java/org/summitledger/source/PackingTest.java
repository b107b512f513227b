package org.summitledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.summitledger.source.Packed.both;
import static org.summitledger.source.Packed.gzip;
import static org.summitledger.source.Packed.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {
  private static final String TABLE = "year,value\n2018,1\n";
  private static final int MEBIBYTE = 1 << 20;

  @TempDir private Path folder;

  @Test
  void aZipOfOneMemberIsThatMember() throws Exception {
    assertThat(unpacked("a.zip", zip("a.csv", TABLE))).isEqualTo(TABLE);
  }

  @Test
  void theNameOfAMemberMayBeInAnyEncoding() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName("Shift_JIS"))) {
      zip.putNextEntry(new ZipEntry("\u8cbf\u6613.csv"));
      zip.write(TABLE.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    assertThat(unpacked("a.zip", out.toByteArray())).isEqualTo(TABLE);
    Path file = Files.write(folder.resolve("a.zip"), out.toByteArray());
    try (InputStream text = ZipMember.of("a.zip", file)) {
      assertThat(text).hasContent(TABLE);
    }
  }

  /** Whatever lies before it: what the directory at the end of an archive says holds. */
  @Test
  void anArchiveBehindAnotherIsTheOneThatIsRead() throws Exception {
    byte[] both = both(zip("a.csv", "2018,9\n"), zip("a.csv", TABLE));
    assertThat(unpacked("a.zip", both)).isEqualTo(TABLE);
    Path file = Files.write(folder.resolve("a.zip"), both);
    try (InputStream text = ZipMember.of("a.zip", file)) {
      assertThat(text).hasContent(TABLE);
    }
  }

  @Test
  void aSecondMemberIsNamedAndRefused() throws Exception {
    assertRefused(
        "a.zip",
        zip("a.csv", TABLE, "country_codes.csv", "x"),
        IssueCode.ZIP_MEMBERS,
        "The archive holds 2 members, [a.csv, country_codes.csv], where exactly one file is read."
            + " Unpack it");
  }

  @Test
  void aZipWithoutMembersIsRefused() throws Exception {
    assertRefused("a.zip", zip(), IssueCode.ZIP_MEMBERS, "The archive holds 0 members, []");
  }

  @Test
  void aZipOfAnEmptyFolderIsRefused() throws Exception {
    assertRefused("a.zip", zip("folder/", ""), IssueCode.ZIP_MEMBERS, "[folder/]");
  }

  @Test
  void aZipCutAnywhereIsRefused() throws Exception {
    byte[] whole = zip("a.csv", TABLE.repeat(50));
    for (int length = 4; length < whole.length - 22; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertRefused("a.zip", cut, IssueCode.ZIP_TRUNCATED, "Deliver the file again");
    }
  }

  @Test
  void aZipWhoseTextWasDamagedIsRefused() throws Exception {
    byte[] random = new byte[4096];
    new Random(5).nextBytes(random);
    byte[] whole = zip("a.csv", new String(random, StandardCharsets.ISO_8859_1));
    whole[whole.length / 2] ^= 0x55;
    assertRefused("a.zip", whole, IssueCode.ZIP_TRUNCATED, "The archive breaks off after");
  }

  @Test
  void aSpreadsheetNamedCsvIsRefusedForWhatItIs() throws Exception {
    assertRefused(
        "a.csv",
        zip("xl/workbook.xml", "<workbook/>"),
        IssueCode.ZIP_UNEXPECTED,
        "The bytes are a zip archive but the name is not");
  }

  @Test
  void aTableNamedZipIsRefused() {
    assertRefused(
        "a.zip",
        TABLE.getBytes(StandardCharsets.UTF_8),
        IssueCode.ZIP_UNEXPECTED,
        "The name says a zip archive but the bytes are not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bomb.zip", "bomb.csv.gz"})
  void aFileThatUnpacksToFarMoreThanAnyTableIsRefusedBeforeItDoes(String name) throws Exception {
    byte[] bomb = name.endsWith(".zip") ? zipOfZeros() : gzipOfZeros();
    assertThat(bomb.length).isLessThan(MEBIBYTE);
    assertRefused(name, bomb, IssueCode.UNPACKS_TOO_LARGE, "over 200 times as many: no table does");
  }

  @Test
  void membersOfGzipAreOneText() throws Exception {
    assertThat(unpacked("a.csv.gz", both(gzip(TABLE), gzip("2019,2\n"))))
        .isEqualTo(TABLE + "2019,2\n");
  }

  @Test
  void whatFollowsAMemberAndIsNoneIsNotDropped() throws Exception {
    byte[] damaged = gzip("2019,2\n");
    damaged[0] = 0;
    for (byte[] behind : List.of(TABLE.getBytes(StandardCharsets.UTF_8), damaged, new byte[] {7})) {
      assertRefused(
          "a.csv.gz",
          both(gzip(TABLE), behind),
          IssueCode.GZIP_TRUNCATED,
          "breaks off after 18 bytes of text (what follows is no gzip member). Deliver the file");
    }
  }

  @Test
  void zerosThatFillABlockUpAreNothing() throws Exception {
    assertThat(unpacked("a.csv.gz", both(gzip(TABLE), new byte[512]))).isEqualTo(TABLE);
  }

  @Test
  void aSmallFileMayBeAsRegularAsItLikes() throws Exception {
    String regular = "0,".repeat(8 * MEBIBYTE);
    byte[] packed = zip("a.csv", regular);
    assertThat(regular.length() / packed.length).isGreaterThan(200);
    assertThat(unpacked("a.zip", packed)).hasSize(regular.length());
  }

  private static void assertRefused(String name, byte[] bytes, IssueCode code, String message) {
    assertThatThrownBy(() -> new Packing(name, bytes).unpacked())
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> assertThat(e.issues()).extracting(Issue::code).containsExactly(code))
        .hasMessageContaining(name + ": ")
        .hasMessageContaining(message);
  }

  private static String unpacked(String name, byte[] bytes) throws IOException {
    return new String(new Packing(name, bytes).unpacked(), StandardCharsets.UTF_8);
  }

  private static byte[] zipOfZeros() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zeros(zip);
    }
    return out.toByteArray();
  }

  private static byte[] gzipOfZeros() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      zeros(gzip);
    }
    return out.toByteArray();
  }

  private static void zeros(OutputStream out) throws IOException {
    byte[] zeros = new byte[MEBIBYTE];
    for (int i = 0; i < 200; i++) {
      out.write(zeros);
    }
  }
}
