package org.summitledger.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.summitledger.source.BadInputException;
import org.summitledger.store.RemoteFolder;

class FirstSeenTest {
  private static final String ROWS = "year,partner,product,value\n2019,JPN,84,5\n";
  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
  private static final LocalDate LATER = LocalDate.parse("2026-11-09");
  private static final int WRITERS = 8;
  private static final int ROUNDS = 20;

  @TempDir private Path folder = Path.of("");
  private Path lake = Path.of("");
  private Release release = new Release(Path.of(""));

  @BeforeEach
  void makeFolders() throws IOException {
    lake = folder.resolve("lake");
    Path data = Files.createDirectory(folder.resolve("data"));
    release = new Release(data).knownFrom("first_seen").rows(ROWS);
  }

  private FirstSeen on(LocalDate day) {
    return new FirstSeen(lake, Optional.empty(), clock(day));
  }

  private static InstantSource clock(LocalDate day) {
    return InstantSource.fixed(Instant.parse(day + "T23:59:59Z"));
  }

  private LocalDate see(LocalDate day) {
    return on(day).see(release.file(), release.stated());
  }

  private LocalDate look(LocalDate day) {
    return on(day).look(release.file(), release.stated());
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(lake.resolve("seen"))) {
      return files.toList();
    }
  }

  @Test
  void aFileIsFirstSeenOnTheDayOfTheFirstNightThatFindsIt() {
    assertThat(see(FIRST)).isEqualTo(FIRST);
    assertThat(see(LATER)).isEqualTo(FIRST);
    assertThat(look(LATER)).isEqualTo(FIRST);
  }

  @Test
  void theDayIsThatOfUtc() {
    TimeZone here = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    try {
      InstantSource morningInTokyo = InstantSource.fixed(Instant.parse("2026-11-01T16:30:00Z"));
      assertThat(
              new FirstSeen(lake, Optional.empty(), morningInTokyo)
                  .look(release.file(), release.stated()))
          .isEqualTo(FIRST);
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void whoeverLooksLeavesNoTrace() {
    assertThat(look(FIRST)).isEqualTo(FIRST);
    assertThat(lake).doesNotExist();
    assertThat(see(LATER)).isEqualTo(LATER);
  }

  @Test
  void whatIsWrittenDownWinsOverAnEarlierClockToo() {
    see(LATER);
    assertThat(see(FIRST)).isEqualTo(LATER);
  }

  @Test
  void itIsTheBytesThatWereSeenWhateverTheFileIsCalled() {
    see(FIRST);
    release.name("renamed.csv");
    assertThat(see(LATER)).isEqualTo(FIRST);
    release.rows(ROWS.replace("5", "6"));
    assertThat(see(LATER)).isEqualTo(LATER);
  }

  @Test
  void bytesAsFiguresOfAnotherDataflowAreSeenAnew() {
    see(FIRST);
    release.dataflow("exports");
    assertThat(see(LATER)).isEqualTo(LATER);
  }

  @Test
  void aPersonCanReadWhichFileADayIsOf() throws IOException {
    see(FIRST);
    assertThat(written()).singleElement();
    Path day = written().get(0);
    assertThat(day.getFileName().toString()).startsWith(release.file().sha256() + "-");
    assertThat(day)
        .content()
        .contains("\"fileName\" : \"data/data.csv\"")
        .contains("\"source\" : \"customs\"")
        .contains("\"dataflow\" : \"imports\"")
        .contains("\"firstSeen\" : \"2026-11-01\"");
  }

  @Test
  void nothingButTheDayIsLeftInTheLake() {
    see(FIRST);
    assertThat(lake.toFile().list()).containsExactly("seen");
  }

  @Test
  void aDayThatCannotBeReadIsAnErrorThatSaysWhere() throws IOException {
    see(FIRST);
    Path day = written().get(0);
    for (String broken : List.of("", "{", "{}", "null", "{\"firstSeen\": \"November\"}")) {
      Files.writeString(day, broken);
      assertThatThrownBy(() -> see(LATER))
          .as(broken)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(
              "data/data.csv: FIRST_SEEN_UNREADABLE: Cannot tell when the file was first seen: "
                  + day
                  + " cannot be read (")
          .hasMessageContaining("). Restore it, or state the day as known_from in the layout.");
    }
  }

  @Test
  void ofNightsAtTheSameTimeAllTakeTheDayOfOne() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        release.rows(ROWS.replace("5", "1" + round));
        var file = release.file();
        var stated = release.stated();
        List<Callable<LocalDate>> nights = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          FirstSeen night = on(FIRST.plusDays(i));
          nights.add(() -> night.see(file, stated));
        }
        Set<LocalDate> days = new HashSet<>();
        for (Future<LocalDate> night : pool.invokeAll(nights)) {
          days.add(night.get());
        }
        assertThat(days).hasSize(1).containsExactly(look(LATER));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whereTheLakeLiesElsewhereTheDayDoesToo() {
    RemoteFolder remote = new RemoteFolder(folder.resolve("remote").toUri());
    FirstSeen first = new FirstSeen(lake, Optional.of(remote), clock(FIRST));
    assertThat(first.see(release.file(), release.stated())).isEqualTo(FIRST);
    Path anotherCopy = folder.resolve("another");
    FirstSeen later = new FirstSeen(anotherCopy, Optional.of(remote), clock(LATER));
    assertThat(later.see(release.file(), release.stated())).isEqualTo(FIRST);
    assertThat(remote.list("seen")).hasSize(1);
    assertThat(lake).doesNotExist();
  }

  @Test
  void aDayElsewhereThatCannotBeReadIsNamedByItsPlace() {
    RemoteFolder remote = new RemoteFolder(folder.resolve("remote").toUri());
    FirstSeen seen = new FirstSeen(lake, Optional.of(remote), clock(FIRST));
    seen.see(release.file(), release.stated());
    String name = "seen/" + remote.list("seen").firstKey();
    remote.replace(name, new byte[] {'{'});
    assertThatThrownBy(() -> seen.look(release.file(), release.stated()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(remote.uri(name) + " cannot be read (");
  }
}
