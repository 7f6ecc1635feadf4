// What runs in the worker thread.
import { loadAnnotator } from "../index.node.js";
import { serve } from "./serve.node.js";

serve(loadAnnotator);
