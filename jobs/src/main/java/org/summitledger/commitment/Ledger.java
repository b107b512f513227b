package org.summitledger.commitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The register of what was promised, with what was said and observed of it.
 *
 * @param statements every printed statement
 * @param commitments resolved from statements
 * @param scenarios named assumptions; {@code stated} is not among them. Before {@link #asOf} picks
 *     those of a day, a scenario that grew is there in several editions
 * @param observations series, events and claims
 */
public record Ledger(
    List<Statement> statements,
    List<Commitment> commitments,
    List<Scenario> scenarios,
    List<Observation> observations) {

  /** The register as it was known on a day; a commitment names the statements known by then. */
  public Ledger asOf(LocalDate day) {
    Set<String> later =
        statements.stream()
            .filter(s -> s.recordedOn().isAfter(day))
            .map(Statement::id)
            .collect(Collectors.toSet());
    List<Commitment> known =
        commitments.stream()
            .filter(c -> !c.recordedOn().isAfter(day))
            .map(c -> c.withStatements(without(later, c.statements())))
            .toList();
    return new Ledger(
        statements.stream().filter(s -> !s.recordedOn().isAfter(day)).toList(),
        known,
        assumed(known, day),
        observations.stream().filter(o -> !o.recordedOn().isAfter(day)).toList());
  }

  private static List<String> without(Set<String> later, List<String> statements) {
    return statements.stream().filter(s -> !later.contains(s)).toList();
  }

  /** Of each scenario of a known commitment the last edition of the day. */
  private List<Scenario> assumed(List<Commitment> known, LocalDate day) {
    Set<String> ids = known.stream().map(Commitment::id).collect(Collectors.toSet());
    Map<List<String>, Scenario> last = new LinkedHashMap<>();
    for (Scenario s : scenarios) {
      if (ids.contains(s.commitmentId()) && !s.recordedOn().isAfter(day)) {
        last.merge(
            List.of(s.name(), s.commitmentId()),
            s,
            (a, b) -> b.recordedOn().isBefore(a.recordedOn()) ? a : b);
      }
    }
    return List.copyOf(last.values());
  }

  /** A commitment under one scenario, with the assumptions in place. */
  public record Case(Commitment commitment, Scenario scenario) {}

  /** Every commitment as stated, then under each of its scenarios. */
  public List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Commitment commitment : commitments) {
      cases.add(new Case(commitment, Scenario.stated(commitment)));
      for (Scenario scenario : scenarios) {
        if (scenario.commitmentId().equals(commitment.id())) {
          cases.add(new Case(scenario.applyTo(commitment), scenario));
        }
      }
    }
    return cases;
  }

  /** All countries that promise something, or are promised it. */
  public SortedSet<String> parties() {
    SortedSet<String> parties = new TreeSet<>();
    for (Commitment commitment : commitments) {
      parties.addAll(commitment.givers());
      parties.addAll(commitment.receivers());
    }
    return parties;
  }

  /** For each country that promises another something, or is promised it: those others. */
  public SortedMap<String, SortedSet<String>> counterparts() {
    SortedMap<String, SortedSet<String>> others = new TreeMap<>();
    for (Commitment commitment : commitments) {
      for (String giver : commitment.givers()) {
        for (String receiver : commitment.receivers()) {
          if (!giver.equals(receiver)) {
            others.computeIfAbsent(giver, g -> new TreeSet<>()).add(receiver);
            others.computeIfAbsent(receiver, r -> new TreeSet<>()).add(giver);
          }
        }
      }
    }
    return others;
  }

  /**
   * The values of a series, one a period, in the order of their first days, of one first day the
   * longest period first: a year and its quarters may both be there. What was recorded last of a
   * period stands in place of what was recorded before.
   */
  public List<Observation> series(String name) {
    Map<Span, Observation> latest = new TreeMap<>();
    for (Observation o : observations) {
      if (o.series().equals(name) && o.kind().equals("value")) {
        Span.of(o).ifPresent(span -> latest.merge(span, o, Ledger::later));
      }
    }
    return latest.values().stream().filter(Observation::isMeasured).toList();
  }

  private record Span(LocalDate start, LocalDate end) implements Comparable<Span> {
    private static final Comparator<Span> LONGEST_FIRST =
        Comparator.comparing(Span::start).thenComparing(Comparator.comparing(Span::end).reversed());

    static Optional<Span> of(Observation o) {
      return o.periodStart().flatMap(start -> o.periodEnd().map(end -> new Span(start, end)));
    }

    @Override
    public int compareTo(Span other) {
      return LONGEST_FIRST.compare(this, other);
    }
  }

  /** Of two records of one day the later row stands, as an addition to the ledger does. */
  private static Observation later(Observation a, Observation b) {
    return b.recordedOn().isBefore(a.recordedOn()) ? a : b;
  }

  /** What was last observed of an event. */
  public Optional<Observation> event(String id) {
    return observations.stream()
        .filter(o -> o.kind().equals("event") && o.series().equals(id))
        .reduce(Ledger::later);
  }

  /** What is claimed of a commitment, the latest first; of one day, in the order of the rows. */
  public List<Observation> claims(String commitmentId) {
    return observations.stream()
        .filter(o -> o.kind().equals("claim") && o.commitmentId().equals(commitmentId))
        .sorted(Comparator.comparing(Observation::recordedOn).reversed())
        .toList();
  }
}
