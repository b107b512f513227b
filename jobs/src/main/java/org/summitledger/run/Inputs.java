package org.summitledger.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.summitledger.publish.Manifest;
import org.summitledger.reference.HsWeights;
import org.summitledger.source.BadInputException;
import org.summitledger.source.DataPackage;
import org.summitledger.source.InputFile;
import org.summitledger.source.Issue;
import org.summitledger.source.IssueCode;
import org.summitledger.source.KnownHashes;
import org.summitledger.source.Layout;
import org.summitledger.source.Resource;
import org.summitledger.source.StatedLayout;
import org.summitledger.store.RemoteFolder;

/**
 * The files of a night, found and hashed, not yet read.
 *
 * @param reference the package of code lists and rates
 * @param register the package of commitments
 * @param investment the package of realised investment
 * @param statistics files of trade flows
 * @param files every file on which the night's tables depend, descriptors among them
 */
public record Inputs(
    DataPackage reference,
    DataPackage register,
    DataPackage investment,
    List<Statistics> statistics,
    List<InputFile> files) {

  private static final String HASHES = ".input-hashes.json";

  /**
   * A statistical file.
   *
   * @param file the file
   * @param layout how it is read, with the day its figures were known
   * @param from the package that describes it
   */
  public record Statistics(InputFile file, Layout layout, DataPackage from) {}

  /** Tells the day on which the warehouse first saw a file. */
  @FunctionalInterface
  interface Sightings {
    /** The day, UTC. */
    LocalDate firstSeen(InputFile file, StatedLayout layout);
  }

  /**
   * Finds every {@code datapackage.json} in a folder; what the folder lacks of the project's own
   * tables is taken from the shipped datasets.
   *
   * <p>For whoever only looks: a file that no night has seen counts as seen today, and neither that
   * nor its hash is written down.
   *
   * @throws UsageException if there is nothing to read, or no way to tell what
   * @throws BadInputException with every file that is missing, empty or wrongly described
   */
  public static Inputs find(Settings settings) {
    Sightings looked = Lakes.firstSeen(settings.warehouse(), InstantSource.system())::look;
    return find(settings, looked, hashes(settings));
  }

  /**
   * The same for a night, which holds the lock of the warehouse.
   *
   * @param sightings asked for files whose descriptors leave to it from when they were known
   */
  static Inputs find(Settings settings, Sightings sightings) {
    KnownHashes hashes = hashes(settings);
    try {
      return find(settings, sightings, hashes);
    } finally {
      hashes.save();
    }
  }

  private static KnownHashes hashes(Settings settings) {
    return new KnownHashes(settings.out().resolve(HASHES));
  }

  private static Inputs find(Settings settings, Sightings sightings, KnownHashes hashes) {
    settings
        .remoteDatasets()
        .ifPresent(uri -> RemoteDatasets.fetch(new RemoteFolder(uri), settings.datasets()));
    List<DataPackage> own = packages(settings.datasets());
    if (own.isEmpty()) {
      throw new UsageException(
          "Cannot find any "
              + DataPackage.FILE
              + " in "
              + settings.datasets()
              + ". Give --datasets a folder with data packages.");
    }
    List<DataPackage> shipped = settings.shipped().map(Inputs::packages).orElse(List.of());
    DataPackage reference = one(own, shipped, "countries");
    DataPackage register = one(own, shipped, "commitments");
    DataPackage investment = one(own, shipped, "fdi_equity");
    refuseWeightsElsewhere(own, reference);
    Stream<DataPackage> tables = Stream.of(reference, register, investment);
    List<DataPackage> all = Stream.concat(own.stream(), tables).distinct().toList();
    List<Found> found =
        all.stream().flatMap(Planned::of).toList().parallelStream()
            .map(planned -> planned.find(hashes, sightings))
            .toList();
    List<Issue> issues = found.stream().flatMap(f -> f.issues().stream()).toList();
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    List<InputFile> files = found.stream().flatMap(f -> f.file().stream()).toList();
    List<Statistics> statistics = found.stream().flatMap(f -> f.statistics().stream()).toList();
    if (statistics.isEmpty()) {
      throw new UsageException(
          "Cannot find any resource with a `layout` in "
              + settings.datasets()
              + ". Describe at least one statistical file in its datapackage.json.");
    }
    return new Inputs(reference, register, investment, statistics, files);
  }

  /** They belong to the code lists that they divide, and would change nothing elsewhere. */
  private static void refuseWeightsElsewhere(List<DataPackage> own, DataPackage reference) {
    for (DataPackage data : own) {
      if (!data.equals(reference) && data.resource(HsWeights.TABLE).isPresent()) {
        throw new UsageException(
            "Cannot use the resource `"
                + HsWeights.TABLE
                + "` in "
                + data.folder()
                + ": it is read only from the package that holds `countries`. Copy the shipped"
                + " datasets/reference into --datasets and put it there.");
      }
    }
  }

  /** A file of a package, not yet looked at: that of a resource, or the descriptor itself. */
  private record Planned(DataPackage data, Optional<Resource> resource) {
    static Stream<Planned> of(DataPackage data) {
      return Stream.concat(
          Stream.of(new Planned(data, Optional.empty())),
          data.resources().stream().map(r -> new Planned(data, Optional.of(r))));
    }

    Found find(InputFile.Hashing hashing, Sightings sightings) {
      try {
        InputFile file = file(hashing);
        return new Found(Optional.of(file), statistics(file, sightings), List.of());
      } catch (BadInputException e) {
        return new Found(Optional.empty(), Optional.empty(), e.issues());
      }
    }

    private Optional<Statistics> statistics(InputFile file, Sightings sightings) {
      return resource
          .flatMap(r -> Optional.ofNullable(r.layout()))
          .map(stated -> stated.dated(() -> sightings.firstSeen(file, stated)))
          .map(layout -> new Statistics(file, layout, data));
    }

    private InputFile file(InputFile.Hashing hashing) {
      return resource
          .map(r -> data.file(r, hashing))
          .orElseGet(
              () ->
                  InputFile.of(
                      data.folder().resolve(DataPackage.FILE),
                      data.folder().getFileName() + "/" + DataPackage.FILE));
    }
  }

  /** A file that is there, or what is wrong with it. */
  private record Found(
      Optional<InputFile> file, Optional<Statistics> statistics, List<Issue> issues) {}

  /** Where the project's own tables were found, for the operator. */
  public String origin() {
    return Stream.of(reference, register, investment)
        .map(d -> d.folder().toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Statistical files that a version read and that lie here under no name any more, since other
   * bytes took their place: the vintages they held are gone from nights on this folder.
   *
   * @return the files as the version read them
   */
  List<Manifest.Input> replacedSince(Manifest version) {
    Set<String> hashes = files.stream().map(InputFile::sha256).collect(Collectors.toSet());
    Set<String> names = statistics.stream().map(s -> s.file().name()).collect(Collectors.toSet());
    return version.inputs().stream()
        .filter(i -> names.contains(i.name()) && !hashes.contains(i.sha256()))
        .toList();
  }

  static DataPackage one(List<DataPackage> own, List<DataPackage> shipped, String resource) {
    Predicate<DataPackage> holds = d -> d.resource(resource).isPresent();
    List<DataPackage> found = own.stream().filter(holds).toList();
    if (found.size() > 1) {
      throw new UsageException(
          "Cannot tell which '"
              + resource
              + "' to use: "
              + found.stream().map(d -> d.folder().toString()).toList()
              + " each hold one. Keep one.");
    }
    Optional<DataPackage> one =
        found.isEmpty() ? shipped.stream().filter(holds).findFirst() : Optional.of(found.get(0));
    return one.orElseThrow(
        () ->
            new UsageException(
                "Cannot find a resource '"
                    + resource
                    + "' in any datapackage.json. Add the project's own datasets to --datasets."));
  }

  static List<DataPackage> packages(Path folder) {
    List<DataPackage> packages = new ArrayList<>();
    List<Issue> issues = new ArrayList<>();
    for (Path home : folders(folder)) {
      try {
        packages.add(DataPackage.read(home));
      } catch (BadInputException e) {
        issues.addAll(e.issues());
      }
    }
    if (!issues.isEmpty()) {
      throw new BadInputException(issues);
    }
    return packages;
  }

  /**
   * Refuses inputs of this machine that are not there.
   *
   * @throws BadInputException if there is no such folder
   */
  static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_NOT_FOUND,
              folder.toString(),
              "There is no such folder. Deliver it, or name another."));
    }
  }

  /** The folders that hold a descriptor. */
  static List<Path> folders(Path folder) {
    requireFolder(folder);
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      Path real = folder.toRealPath();
      SortedMap<Path, Path> byPlace = new TreeMap<>();
      for (Path file : files.filter(Inputs::isDescriptor).sorted().toList()) {
        Path home = Objects.requireNonNull(file.getParent());
        Path place = home.toRealPath();
        // A link beside its target leads to it again; the folder itself is the one.
        if (place.equals(real.resolve(folder.relativize(home)))) {
          byPlace.put(place, home);
        } else {
          byPlace.putIfAbsent(place, home);
        }
      }
      return byPlace.values().stream().sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(
          Issue.ofFile(
              IssueCode.FILE_UNREADABLE,
              folder.toString(),
              "A folder in it cannot be listed ("
                  + e.getMessage()
                  + "). Let the user who runs the night read it, or take it out; then run again."));
    }
  }

  private static boolean isDescriptor(Path file) {
    return String.valueOf(file.getFileName()).equals(DataPackage.FILE);
  }
}
