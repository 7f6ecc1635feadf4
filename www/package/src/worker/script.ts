// What runs in the worker.
import { loadAnnotator } from "../index.js";
import { serve } from "./serve.js";

serve(loadAnnotator);
