/// From votes by district to seats: thresholds, districts, compensatory seats for the country, reserved seats.
public struct Election: Hashable, Sendable {
  /// How seats are divided.
  public enum Method: Hashable, Sendable {
    /// By divisors.
    case divisor(DivisorMethod)
    /// By a quota and remainders.
    case largestRemainder(LargestRemainder.VoteQuota)
  }

  /// A district and its votes.
  public struct District: Hashable, Sendable {
    /// The name.
    public let name: String
    /// Seats to divide in it.
    public let seats: Int
    /// By list.
    public let votes: [Int]

    /// A district.
    public init(_ name: String, seats: Int, votes: [Int]) {
      self.name = name
      self.seats = seats
      self.votes = votes
    }
  }

  /// Seats for a part of the people, won by whoever has most votes among those who may win them.
  public struct Reserved: Hashable, Sendable {
    /// The name.
    public let name: String
    /// How many; all go to the same list if there are several.
    public let seats: Int
    /// Votes by list; 0 for lists that may not win them.
    public let votes: [Int]

    /// Reserved seats.
    public init(_ name: String, seats: Int = 1, votes: [Int]) {
      self.name = name
      self.seats = seats
      self.votes = votes
    }
  }

  /// What came out.
  public struct Result: Hashable, Sendable {
    /// All seats, by list.
    public let seats: [Int]
    /// By district, then list.
    public let districts: [[Int]]
    /// By list.
    public let compensatory: [Int]
    /// By list.
    public let reserved: [Int]
    /// Lists below the national threshold.
    public let excluded: [Int]
    /// Where the tie rule decided, in words.
    public let ties: [String]
  }

  /// Names of the lists.
  public let lists: [String]
  /// The districts.
  public let districts: [District]
  /// How seats are divided, in districts and for the country.
  public let method: Method
  /// The share of the country's votes that a list needs; 0 if there is none.
  public let nationalThreshold: Fraction
  /// The share of a district's votes that a list needs there; 0 if there is none.
  public let districtThreshold: Fraction
  /// Seats for the country that make up for what lists lack in the districts.
  public let compensatorySeats: Int
  /// Seats outside the districts.
  public let reserved: [Reserved]
  /// What decides between equal claims.
  public let ties: TieRule

  /// An election.
  ///
  /// - Throws: ``InvalidInput`` with everything wrong: no lists, names that are empty or there twice, votes that are
  ///   missing, negative or too many, seats below zero, thresholds outside 0 to 1.
  public init(
    lists: [String], districts: [District], method: Method, nationalThreshold: Fraction = 0,
    districtThreshold: Fraction = 0, compensatorySeats: Int = 0, reserved: [Reserved] = [],
    ties: TieRule = .largerList
  ) throws(InvalidInput) {
    var problems: [String] = []
    if lists.isEmpty { problems.append("there are no lists") }
    func checkNames(_ names: [String], _ what: String) {
      var seen: Set<String> = []
      for name in names {
        if name.isEmpty { problems.append("a \(what) has no name") }
        if !seen.insert(name).inserted { problems.append("the \(what) `\(name)` is there twice; names must differ") }
      }
    }
    checkNames(lists, "list")
    checkNames(districts.map(\.name), "district")
    for (name, seats, votes) in districts.map({ ($0.name, $0.seats, $0.votes) })
      + reserved.map({ ($0.name, $0.seats, $0.votes) })
    {
      if votes.count != lists.count {
        problems.append("`\(name)` has votes for \(votes.count) of \(lists.count) lists")
      }
      problems += apportionmentProblems(votes: votes, seats: seats).map { "`\(name)`: \($0)" }
    }
    for (threshold, what) in [(nationalThreshold, "national"), (districtThreshold, "district")]
    where threshold < 0 || threshold > 1 {
      problems.append("the \(what) threshold is \(threshold); it must be a share between 0 and 1, such as 0.05")
    }
    if !(0...1 << 20).contains(compensatorySeats) {
      problems.append("\(compensatorySeats) compensatory seats; there must be 0 or more")
    }
    if districts.count > 10_000 { problems.append("\(districts.count) districts are too many (at most 10000)") }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.lists = lists
    self.districts = districts
    self.method = method
    self.nationalThreshold = nationalThreshold
    self.districtThreshold = districtThreshold
    self.compensatorySeats = compensatorySeats
    self.reserved = reserved
    self.ties = ties
  }

  /// Divides all seats.
  ///
  /// - Throws: ``InvalidInput`` if thresholds leave no list with votes where there are seats.
  public func result() throws(InvalidInput) -> Result {
    var said: [String] = []
    let national = lists.indices.map { list in districts.reduce(0) { $0 + $1.votes[list] } }
    let cast = national.reduce(0, +)
    let excluded = lists.indices.filter { !reaches(national[$0], of: cast, nationalThreshold) }
    var byDistrict: [[Int]] = []
    for district in districts {
      let cast = district.votes.reduce(0, +)
      let eligible = district.votes.enumerated().map { list, votes in
        !excluded.contains(list) && reaches(votes, of: cast, districtThreshold) ? votes : 0
      }
      byDistrict.append(try divide(eligible, district.seats, nil, district.name, &said))
    }
    let inDistricts = lists.indices.map { list in byDistrict.reduce(0) { $0 + $1[list] } }
    let eligible = national.enumerated().map { excluded.contains($0.offset) ? 0 : $0.element }
    let compensatory = try divide(eligible, compensatorySeats, inDistricts, "compensatory seats", &said)
    var reservedSeats = lists.map { _ in 0 }
    for item in reserved where item.seats > 0 {
      guard let most = item.votes.max() else { continue }
      let leaders = item.votes.indices.filter { item.votes[$0] == most }
      reservedSeats[leaders[0]] += item.seats
      if leaders.count > 1 { said.append(tie(leaders, item.name)) }
    }
    return Result(
      seats: lists.indices.map { inDistricts[$0] + compensatory[$0] + reservedSeats[$0] }, districts: byDistrict,
      compensatory: compensatory, reserved: reservedSeats, excluded: excluded, ties: said)
  }

  private func reaches(_ votes: Int, of cast: Int, _ threshold: Fraction) -> Bool {
    threshold == 0 || Fraction(votes) >= threshold * Fraction(cast)
  }

  private func divide(
    _ votes: [Int], _ seats: Int, _ base: [Int]?, _ place: String, _ said: inout [String]
  ) throws(InvalidInput) -> [Int] {
    guard seats > 0 else { return votes.map { _ in 0 } }
    guard votes.contains(where: { $0 > 0 }) else {
      throw InvalidInput(["`\(place)`: no list with votes reaches the thresholds, but there are \(seats) seats"])
    }
    let apportionment: Apportionment
    switch method {
    case .divisor(let divisor):
      apportionment = try divisor.apportionment(votes: votes, seats: seats, base: base, ties: ties)
    case .largestRemainder(let quota):
      if let base {
        apportionment = Apportionment(seats: deficits(votes, seats, base), tied: [])
      } else {
        apportionment = try LargestRemainder(quota).apportionment(votes: votes, seats: seats, ties: ties)
      }
    }
    if !apportionment.tied.isEmpty { said.append(tie(apportionment.tied, place)) }
    return apportionment.seats
  }

  /// Seats one after the other to the list that lacks most of its share of all seats.
  private func deficits(_ votes: [Int], _ seats: Int, _ base: [Int]) -> [Int] {
    let total = votes.reduce(0, +)
    let house = base.reduce(0, +) + seats
    var won = base
    for _ in 0..<seats {
      var best: (list: Int, lack: Fraction)?
      for list in votes.indices where votes[list] > 0 {
        let share = (Fraction(votes[list]) * Fraction(house)).divided(by: Fraction(total)) ?? 0
        let lack = share - Fraction(won[list])
        guard let leader = best else {
          best = (list, lack)
          continue
        }
        if leader.lack < lack || (leader.lack == lack && ties.prefers(list, to: leader.list, votes: votes)) {
          best = (list, lack)
        }
      }
      if let best { won[best.list] += 1 }
    }
    return zip(won, base).map { $0 - $1 }
  }

  private func tie(_ tied: [Int], _ place: String) -> String {
    "\(place): " + tied.map { "`\(lists[$0])`" }.joined(separator: " and ") + " had equal claims to the last seat"
  }
}
