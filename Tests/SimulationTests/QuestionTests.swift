import Dossiers
import Foundation
import Testing

@testable import Simulation

@Suite struct QuestionTests {
  private func read(_ text: String) throws -> (Question.Topic, Int) {
    let question = try Question(text, of: try Valley().blueprint(), weeks: 40)
    return (question.topic, question.week)
  }

  @Test func understandsWhatAnalystsWrite() throws {
    for (text, topic, week) in [
      ("control of Town at week 12", Question.Topic.control(place: 0), 12),
      ("Who controls the hills at the start", .control(place: 1), 0),
      ("influence of The Rebels in town at 2020-02-03", .influence(place: 0, actor: 1), 4),
      ("support for rebels in hills at 2020-W06", .support(place: 1, actor: 1), 4),
      ("security of town", .security(place: 0, group: nil), 40),
      ("security of the band in hills at week 3", .security(place: 1, group: 4), 3),
      ("volatility of hills", .volatility(place: 1), 40),
      ("trust of Townspeople in the Crown at the end", .vertical([0], actor: 0), 40),
      ("trust of town in rebels", .vertical([0, 1], actor: 1), 40),
      ("vertical of town-people towards crown", .vertical([0], actor: 0), 40),
      ("feelings of hill-people about guards", .horizontal(from: 2, to: 3), 40),
      ("mood of town-people, hill-people at week 7", .mood([0, 2]), 7),
      ("satisfaction of the poor with quality of life", .satisfaction([1], concern: 3), 40),
      ("cooperation of hills with the band", .cooperation([2], force: 1), 40),
      ("personnel of band", .personnel(unit: 1, place: nil), 40),
      ("personnel of guards in town at week 5", .personnel(unit: 0, place: 0), 5),
      ("losses of guards", .losses(unit: 0), 40), ("reserve of band", .reserve(unit: 1), 40),
      ("casualties of town", .casualties([0, 1]), 40), ("deaths among hill-people", .casualties([2]), 40),
      ("population of hills at week 0", .population([2]), 0), ("Town held by rebels at week 9", .indicator(1), 9),
      ("trust", .indicator(0), 40),
    ] {
      let (read, time) = try read(text)
      #expect(read == topic, "\(text)")
      #expect(time == week, "\(text)")
    }
  }

  @Test func saysWhatIsWrong() throws {
    for (text, message) in [
      ("control of twon", "“twon” is not a place that is simulated. Did you mean town?"),
      ("control of mars and venus", "There are: town, hills."),
      ("influence of crwon in town", "Did you mean crown?"),
      ("trust of town-peeple in crown", "Did you mean town-people?"),
      ("satisfaction of town-people with weather", "There are: autonomy, safety, culture, quality-of-life."),
      ("mood of guards", "guards is no civilian group"), ("the weather", "cannot be asked"),
      ("", "Ask about something"),
      ("control of town at week 41", "week 41 is outside what was simulated"),
      ("control of town at 2019-12-30", "outside what was simulated"), ("control of town at 2020-13-01", "is no time"),
      ("control of", "Name a place"),
    ] {
      #expect { try read(text) } throws: { "\($0)".contains(message) }
    }
  }

  /// ISO weeks, against a calendar: the week of 4 January is the first.
  @Test func readsISOWeeks() throws {
    // 2020-W02 begins on 2020-01-06, the Monday on which the valley starts.
    #expect(try read("control of town at 2020-W02").1 == 0)
    #expect(try read("control of town at 2020-W41").1 == 39)
    #expect(try read("control of town at 2020-01-12").1 == 0)
    #expect(try read("control of town at 2020-01-13").1 == 1)
  }
}
