import { loadAnnotator } from "danhdau";
import { serve } from "danhdau/worker/serve";

serve(loadAnnotator);
