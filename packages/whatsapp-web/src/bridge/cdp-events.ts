/** Of `Runtime.executionContextCreated`. */
export interface ExecutionContext {
  id: number;
  origin: string;
  name: string;
  auxData?: { frameId?: string; isDefault?: boolean };
}

/** Of `Page.frameNavigated`. */
export interface Frame {
  id: string;
  parentId?: string;
  url: string;
}
