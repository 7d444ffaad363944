/** What became of one state of the profile. */
export interface Judgement {
  readonly uid: string;
  readonly generation: number;
  /** Empty: the state is in force. Else why it was refused. */
  readonly fault: string;
  /** The generation that is in force after it; 0: none. */
  readonly liveGeneration: number;
}
